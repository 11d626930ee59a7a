using System.Security.Claims;
using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Security;

/// <summary>Who is signed in, as the store said a moment ago. Commands ask the store again.</summary>
public sealed record SignedIn(Guid PersonId, Guid SessionId, string Name, string Email, Roles Roles)
{
    private const string SessionClaim = "session";

    /// <summary>The framework binds the tokens of forms to this claim; without it, to all claims, so that no form would outlive a change of roles.</summary>
    private const string PersonClaim = ClaimTypes.NameIdentifier;

    public Actor Actor => new(PersonId.ToString("D"), Name);

    public bool HasAny(Roles roles) => (Roles & roles) != Roles.None;

    /// <summary>What stands in the cookie: nothing but the session's name.</summary>
    public static ClaimsPrincipal ToCookie(Guid session) => new(new ClaimsIdentity([new Claim(SessionClaim, session.ToString("D"))], SessionCookie.Scheme));

    public ClaimsPrincipal ToPrincipal()
    {
        var claims = new List<Claim>
        {
            new(SessionClaim, SessionId.ToString("D")),
            new(PersonClaim, PersonId.ToString("D")),
            new(ClaimTypes.Name, Name),
            new(ClaimTypes.Email, Email),
        };
        claims.AddRange(RoleNames.In(Roles).Select(role => new Claim(ClaimTypes.Role, RoleNames.Of(role))));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, SessionCookie.Scheme));
    }

    /// <summary>Reads what <see cref="ToPrincipal"/> wrote; null for a stranger.</summary>
    public static SignedIn? From(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(PersonClaim), out var person) && SessionOf(principal) is { } session
            ? new SignedIn(
                person,
                session,
                principal.FindFirstValue(ClaimTypes.Name)!,
                principal.FindFirstValue(ClaimTypes.Email)!,
                RoleNames.Each.Where(role => principal.IsInRole(RoleNames.Of(role))).Aggregate(Roles.None, (all, role) => all | role))
            : null;

    public static Guid? SessionOf(ClaimsPrincipal? principal) =>
        Guid.TryParse(principal?.FindFirstValue(SessionClaim), out var session) ? session : null;
}
