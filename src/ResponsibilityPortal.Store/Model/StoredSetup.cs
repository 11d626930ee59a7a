namespace ResponsibilityPortal.Store.Model;

/// <summary>
/// The one row with the current setup link. Using the link and creating the administrator are one transaction, so that two simultaneous
/// uses create one administrator.
/// </summary>
public sealed class StoredSetup
{
    /// <summary>The key of the only row.</summary>
    public const int OnlyId = 1;

    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(60);

    private StoredSetup() { }

    public int Id { get; private set; } = OnlyId;

    /// <summary>The hash of the valid token; null when there is none.</summary>
    public string? TokenHash { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public int RowVersion { get; private set; }

    public static StoredSetup Create() => new();

    public void Issue(string tokenHash, DateTimeOffset now)
    {
        TokenHash = tokenHash;
        ExpiresAt = now + Lifetime;
        RowVersion++;
    }

    public void Consume()
    {
        TokenHash = null;
        RowVersion++;
    }
}
