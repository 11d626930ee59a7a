using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Web.Api;
using ResponsibilityPortal.Web.Limits;

namespace ResponsibilityPortal.Web.Security;

/// <summary>Authenticates programs by their token in the header <c>Authorization: Bearer</c> only. Cookies don't count here.</summary>
internal sealed class BearerToken(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    ApiTokens tokens,
    Rights rights
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "token";

    private const string Bearer = "Bearer";
    private const string ScopeClaim = "scope";

    /// <summary>The actor that the token of a request acts as.</summary>
    public static Actor ActorOf(ClaimsPrincipal token) =>
        new(token.FindFirstValue(ClaimTypes.NameIdentifier)!, token.FindFirstValue(ClaimTypes.Name)!);

    /// <summary>Returns whether the token had one of some scopes when the request arrived. Commands check the store again.</summary>
    public static bool HasAny(ClaimsPrincipal token, ApiScopes scopes) =>
        ApiScopeNames.In(scopes).Any(scope => token.HasClaim(ScopeClaim, scope));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // With two headers it would be unclear which token acts.
        if (
            Request.Headers.Authorization is not [{ } header]
            || header.Split(' ', 2) is not [var scheme, var text]
            || !scheme.Equals(Bearer, StringComparison.OrdinalIgnoreCase)
        )
        {
            return AuthenticateResult.NoResult();
        }

        if (await tokens.RecogniseAsync(text.Trim(), ClientNetwork.AddressOf(Context), Context.RequestAborted) is not { } token)
        {
            return AuthenticateResult.Fail("The token isn't valid.");
        }

        var actor = ApiTokens.ActorOf(token);
        var claims = new List<Claim> { new(ClaimTypes.NameIdentifier, actor.Id), new(ClaimTypes.Name, actor.Name) };
        claims.AddRange(ApiScopeNames.In(token.Scopes).Select(scope => new Claim(ScopeClaim, scope)));
        return AuthenticateResult.Success(
            new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, SchemeName)), SchemeName)
        );
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var hasFailed = (await HandleAuthenticateOnceSafeAsync()).Failure is not null;
        Response.Headers.WWWAuthenticate = hasFailed ? $"{Bearer} error=\"invalid_token\"" : Bearer;
        await ApiProblem
            .Unauthenticated(
                hasFailed
                    ? "The token is mistyped, unknown, expired or revoked. An administrator can create a new one."
                    : "Send an API token in the header Authorization: Bearer. Administrators create tokens on the page Tokens."
            )
            .ExecuteAsync(Context);
    }

    protected override async Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var needed = Policies.ScopesOf(Context.GetEndpoint());
        var function = (Context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.Trim('/') ?? "";
        if ((await HandleAuthenticateOnceSafeAsync()).Principal is { } token)
        {
            await rights.RecordRefusalAsync(ActorOf(token), function, needed, Context.RequestAborted);
        }

        Response.Headers.WWWAuthenticate = $"{Bearer} error=\"insufficient_scope\", scope=\"{string.Join(' ', ApiScopeNames.In(needed))}\"";
        await ApiProblem.ScopeMissing(string.Join(" or ", ApiScopeNames.In(needed))).ExecuteAsync(Context);
    }
}
