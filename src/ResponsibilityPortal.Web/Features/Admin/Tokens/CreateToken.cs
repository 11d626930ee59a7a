using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.Tokens;

/// <summary>The wish to make a token for a program.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Days">How long it is to work.</param>
public sealed record CreateToken(string Name, ApiScopes Scopes, int Days)
{
    /// <summary>A token lives a year at most.</summary>
    public const int MaxDays = 365;

    public const int DefaultDays = 90;
}
