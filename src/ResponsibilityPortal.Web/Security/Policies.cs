using Microsoft.AspNetCore.Authorization;
using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Security;

/// <summary>Decides who may request an address. Feature services decide at each command what callers may do there.</summary>
internal static class Policies
{
    /// <summary>Any signed-in user.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>Users with any role.</summary>
    public const string Team = "team";

    /// <summary>Users who may see accounts and their roles.</summary>
    public const string People = "people";

    /// <summary>Users who may see drafts.</summary>
    public const string Drafts = "drafts";

    /// <summary>Users who manage tokens.</summary>
    public const string Tokens = "tokens";

    /// <summary>Users who may read the log.</summary>
    public const string Audit = "audit";

    /// <summary>Any program with a token.</summary>
    public const string ByToken = "by-token";

    /// <summary>Programs that may see drafts.</summary>
    public const string DraftsByToken = "drafts-by-token";

    /// <summary>Programs that may edit drafts.</summary>
    public const string EditsByToken = "edits-by-token";

    /// <summary>Programs that may publish drafts.</summary>
    public const string PublicationsByToken = "publications-by-token";

    /// <summary>Roles that may see accounts.</summary>
    public const Roles UserListRoles = Roles.Admin | Roles.Auditor;

    /// <summary>
    /// Roles that may read the log. An administrator can grant the role auditor only with an end date, so a sole administrator needs no
    /// second account.
    /// </summary>
    public const Roles AuditRoles = Roles.Admin | Roles.Auditor;

    /// <summary>The display name that routing gives to its answer to an unsupported method.</summary>
    private const string MethodRefusal = "405 HTTP Method Not Supported";

    /// <summary>Roles that may see drafts. Auditors read published versions and the log only.</summary>
    public const Roles DraftRoles = Roles.Editor | Roles.Approver;

    /// <remarks>
    /// Each policy names its scheme, so that the cookie is read only where a policy needs it: reader pages have no sign-in state. Addresses
    /// without a policy are closed to everyone.
    /// </remarks>
    public static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(SignedIn, policy => policy.AddAuthenticationSchemes(SessionCookie.Scheme).RequireAuthenticatedUser());
        options.AddPolicy(Team, policy => Require(policy, Roles.All));
        options.AddPolicy(People, policy => Require(policy, UserListRoles));
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

    /// <summary>Returns the roles of which an address requires one. Empty when it requires none.</summary>
    public static Roles RolesOf(Endpoint? endpoint)
    {
        var policies = endpoint?.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).ToList() ?? [];
        return policies.Contains(People) ? UserListRoles
            : policies.Contains(Drafts) ? DraftRoles
            : policies.Contains(Tokens) ? Roles.Admin
            : policies.Contains(Audit) ? AuditRoles
            : policies.Contains(Team) ? Roles.All
            : Roles.None;
    }

    /// <summary>Returns the scopes of which an address requires one. Empty when it requires none.</summary>
    public static ApiScopes ScopesOf(Endpoint? endpoint) =>
        endpoint?.Metadata.GetOrderedMetadata<IAuthorizeData>().Aggregate(ApiScopes.None, (scopes, data) => scopes | ScopesOf(data.Policy))
        ?? ApiScopes.None;

    private static ApiScopes ScopesOf(string? policy) =>
        policy switch
        {
            DraftsByToken => RoleScopes.For(DraftRoles),
            EditsByToken => ApiScopes.EditDrafts,
            PublicationsByToken => ApiScopes.Publish,
            _ => ApiScopes.None,
        };

    private static void Require(AuthorizationPolicyBuilder policy, ApiScopes anyOf) =>
        policy
            .AddAuthenticationSchemes(BearerToken.SchemeName)
            .RequireAuthenticatedUser()
            .RequireAssertion(context => BearerToken.HasAny(context.User, anyOf));

    private static void Require(AuthorizationPolicyBuilder policy, Roles anyOf) =>
        policy
            .AddAuthenticationSchemes(SessionCookie.Scheme)
            .RequireAuthenticatedUser()
            .RequireRole(RoleNames.In(anyOf).Select(RoleNames.Of));
}
