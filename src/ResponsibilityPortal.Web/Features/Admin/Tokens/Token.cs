using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.Tokens;

/// <summary>A token in the list of tokens.</summary>
/// <param name="Id">The public part of the token.</param>
/// <param name="CreatedBy">The name of the user who created it.</param>
/// <param name="LastUsedAt">The last use, to the minute; null if it was never used.</param>
public sealed record Token(
    string Id,
    string Name,
    ApiScopes Scopes,
    string CreatedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? LastUsedAt,
    bool IsRevoked,
    bool IsExpired
)
{
    public bool Works => !IsRevoked && !IsExpired;

    /// <summary>The status in words.</summary>
    public string Status =>
        IsRevoked ? "revoked"
        : IsExpired ? "expired"
        : "active";
}
