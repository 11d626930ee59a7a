using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.Tokens;

/// <summary>A token as the list of tokens shows it.</summary>
/// <param name="Id">The public part of it.</param>
/// <param name="CreatedBy">The name of who made it.</param>
/// <param name="LastUsedAt">To the minute; null while it never was.</param>
public sealed record Token(
    string Id, string Name, ApiScopes Scopes, string CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt, bool IsRevoked, bool IsExpired)
{
    public bool Works => !IsRevoked && !IsExpired;

    /// <summary>The standing in words.</summary>
    public string Standing => IsRevoked ? "revoked" : IsExpired ? "expired" : "active";
}
