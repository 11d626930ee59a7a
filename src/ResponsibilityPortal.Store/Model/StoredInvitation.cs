namespace ResponsibilityPortal.Store.Model;

/// <summary>A one-time link with which a user sets credentials. A user has at most one; only the token's hash is stored.</summary>
public sealed class StoredInvitation
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(72);

    private StoredInvitation() { }

    public Guid UserId { get; private set; }

    public string TokenHash { get; private set; } = "";

    public DateTimeOffset ExpiresAt { get; private set; }

    public static StoredInvitation Create(StoredUser user, string tokenHash, DateTimeOffset now) =>
        new()
        {
            UserId = user.Id,
            TokenHash = tokenHash,
            ExpiresAt = now + Lifetime,
        };
}
