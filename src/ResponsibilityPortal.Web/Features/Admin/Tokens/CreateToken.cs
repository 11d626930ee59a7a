using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.Tokens;

/// <summary>A command to create a token for a program.</summary>
/// <param name="Name">The purpose of the token.</param>
/// <param name="Days">The number of days until the token expires.</param>
public sealed record CreateToken(string Name, ApiScopes Scopes, int Days)
{
    /// <summary>The maximum lifetime of a token: one year.</summary>
    public const int MaxDays = 365;

    public const int DefaultDays = 90;
}
