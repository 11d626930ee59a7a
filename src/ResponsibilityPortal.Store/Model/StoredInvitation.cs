namespace ResponsibilityPortal.Store.Model;

/// <summary>A one-time link by which a person sets credentials. A person has at most one; only the token's hash is kept.</summary>
public sealed class StoredInvitation
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(72);

    private StoredInvitation()
    {
    }

    public Guid PersonId { get; private set; }

    public string TokenHash { get; private set; } = "";

    public DateTimeOffset ExpiresAt { get; private set; }

    public static StoredInvitation Create(StoredPerson person, string tokenHash, DateTimeOffset now) => new()
    {
        PersonId = person.Id,
        TokenHash = tokenHash,
        ExpiresAt = now + Lifetime,
    };
}
