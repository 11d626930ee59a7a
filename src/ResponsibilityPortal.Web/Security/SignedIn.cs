using System.Security.Claims;
using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Security;

/// <summary>The signed-in user, as read from the store for this request. Commands read the store again.</summary>
public sealed record SignedIn(Guid UserId, Guid SessionId, string Name, string Email, Roles Roles)
{
    private const string SessionClaim = "session";

    // Form tokens are bound to this claim alone, so that they survive a change of roles.
    private const string UserClaim = ClaimTypes.NameIdentifier;

    public Actor Actor => new(UserId.ToString("D"), Name);

    /// <summary>Starts a change by this user, with an operation ID of its own and without a reason.</summary>
    public Change NewChange() => new(Actor, Guid.CreateVersion7(), null);

    public bool HasAny(Roles roles) => (Roles & roles) != Roles.None;

    /// <summary>Makes the principal that the cookie stores: only the ID of the session.</summary>
    public static ClaimsPrincipal ToCookie(Guid session) =>
        new(new ClaimsIdentity([new Claim(SessionClaim, session.ToString("D"))], SessionCookie.Scheme));

    public ClaimsPrincipal ToPrincipal()
    {
        var claims = new List<Claim>
        {
            new(SessionClaim, SessionId.ToString("D")),
            new(UserClaim, UserId.ToString("D")),
            new(ClaimTypes.Name, Name),
            new(ClaimTypes.Email, Email),
        };
        claims.AddRange(RoleNames.In(Roles).Select(role => new Claim(ClaimTypes.Role, RoleNames.Of(role))));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, SessionCookie.Scheme));
    }

    /// <summary>Reads what <see cref="ToPrincipal"/> wrote. Null for a stranger.</summary>
    public static SignedIn? From(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(UserClaim), out var user) && SessionOf(principal) is { } session
            ? new SignedIn(
                user,
                session,
                principal.FindFirstValue(ClaimTypes.Name)!,
                principal.FindFirstValue(ClaimTypes.Email)!,
                RoleNames.Each.Where(role => principal.IsInRole(RoleNames.Of(role))).Aggregate(Roles.None, (all, role) => all | role)
            )
            : null;

    public static Guid? SessionOf(ClaimsPrincipal? principal) =>
        Guid.TryParse(principal?.FindFirstValue(SessionClaim), out var session) ? session : null;
}
