using Microsoft.AspNetCore.Authorization;
using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Security;

/// <summary>Who may reach an address. What may be done there the feature services decide at each command.</summary>
internal static class Policies
{
    /// <summary>Anybody who is signed in.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>Whoever holds any role.</summary>
    public const string Team = "team";

    /// <summary>Whoever may see people and their roles.</summary>
    public const string People = "people";

    /// <summary>Whoever may see drafts.</summary>
    public const string Drafts = "drafts";

    /// <summary>Whoever manages tokens.</summary>
    public const string Tokens = "tokens";

    /// <summary>Whoever may read the log.</summary>
    public const string Audit = "audit";

    /// <summary>Any program with a token.</summary>
    public const string ByToken = "by-token";

    /// <summary>Programs that may see drafts.</summary>
    public const string DraftsByToken = "drafts-by-token";

    /// <summary>Programs that may edit drafts.</summary>
    public const string EditsByToken = "edits-by-token";

    /// <summary>Programs that may publish drafts.</summary>
    public const string PublicationsByToken = "publications-by-token";

    /// <summary>Roles that may look at people.</summary>
    public const Roles PeopleRoles = Roles.Admin | Roles.Auditor;

    /// <summary>Roles that may read the log. An administrator can grant the role auditor only with an end, so a sole one needs no second account.</summary>
    public const Roles AuditRoles = Roles.Admin | Roles.Auditor;

    /// <summary>How routing calls the answer to a method that an open address does not take.</summary>
    private const string MethodRefusal = "405 HTTP Method Not Supported";

    /// <summary>Roles that may look at drafts. An auditor reads what is published and the log.</summary>
    public const Roles DraftRoles = Roles.Editor | Roles.Approver;

    /// <remarks>
    /// Each policy names the scheme, so that the cookie is looked at only where a policy asks for it: pages for readers stay
    /// without sign-in state. What names no policy is closed to everybody.
    /// </remarks>
    public static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(SignedIn, policy => policy.AddAuthenticationSchemes(SessionCookie.Scheme).RequireAuthenticatedUser());
        options.AddPolicy(Team, policy => Require(policy, Roles.All));
        options.AddPolicy(People, policy => Require(policy, PeopleRoles));
        options.AddPolicy(Drafts, policy => Require(policy, DraftRoles));
        options.AddPolicy(Tokens, policy => Require(policy, Roles.Admin));
        options.AddPolicy(Audit, policy => Require(policy, AuditRoles));
        options.AddPolicy(ByToken, policy => policy.AddAuthenticationSchemes(BearerToken.SchemeName).RequireAuthenticatedUser());
        foreach (var name in new[] { DraftsByToken, EditsByToken, PublicationsByToken })
        {
            options.AddPolicy(name, policy => Require(policy, ScopesOf(name)));
        }

        options.FallbackPolicy = new AuthorizationPolicyBuilder()
            .RequireAssertion(context => context.Resource is HttpContext http && http.GetEndpoint()?.DisplayName == MethodRefusal)
            .Build();
    }

    /// <summary>The roles of which an address asks one; none where it asks for no role.</summary>
    public static Roles RolesOf(Endpoint? endpoint)
    {
        var policies = endpoint?.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).ToList() ?? [];
        return policies.Contains(People) ? PeopleRoles
            : policies.Contains(Drafts) ? DraftRoles
            : policies.Contains(Tokens) ? Roles.Admin
            : policies.Contains(Audit) ? AuditRoles
            : policies.Contains(Team) ? Roles.All
            : Roles.None;
    }

    /// <summary>The scopes of which an address asks one of a token; none where it asks for no scope.</summary>
    public static ApiScopes ScopesOf(Endpoint? endpoint) =>
        endpoint?.Metadata.GetOrderedMetadata<IAuthorizeData>().Aggregate(ApiScopes.None, (scopes, data) => scopes | ScopesOf(data.Policy)) ?? ApiScopes.None;

    private static ApiScopes ScopesOf(string? policy) => policy switch
    {
        DraftsByToken => RoleScopes.For(DraftRoles),
        EditsByToken => ApiScopes.EditDrafts,
        PublicationsByToken => ApiScopes.Publish,
        _ => ApiScopes.None,
    };

    private static void Require(AuthorizationPolicyBuilder policy, ApiScopes anyOf) => policy
        .AddAuthenticationSchemes(BearerToken.SchemeName)
        .RequireAuthenticatedUser()
        .RequireAssertion(context => BearerToken.HasAny(context.User, anyOf));

    private static void Require(AuthorizationPolicyBuilder policy, Roles anyOf) => policy
        .AddAuthenticationSchemes(SessionCookie.Scheme)
        .RequireAuthenticatedUser()
        .RequireRole(RoleNames.In(anyOf).Select(RoleNames.Of));
}
