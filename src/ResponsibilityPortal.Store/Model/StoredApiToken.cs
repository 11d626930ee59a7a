using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Store.Model;

/// <summary>An API token of a program. The secret is shown once; only its hash is stored (ASVS 5.0 v11.5.1).</summary>
public sealed class StoredApiToken
{
    public const int IdLength = 8;
    public const int NameMaxLength = 100;

    private StoredApiToken() { }

    /// <summary>The public part of the token, which identifies it.</summary>
    public string Id { get; private set; } = "";

    /// <summary>The purpose, in the words of the user who created it.</summary>
    public string Name { get; private set; } = "";

    public string SecretHash { get; private set; } = "";

    public ApiScopes Scopes { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public string CreatedById { get; private set; } = "";

    public string CreatedByName { get; private set; } = "";

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>When it was last used, to the minute; null for never.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }

    public static StoredApiToken Create(
        string id,
        string name,
        string secretHash,
        ApiScopes scopes,
        Actor by,
        DateTimeOffset now,
        DateTimeOffset expiresAt
    ) =>
        new()
        {
            Id = id,
            Name = name,
            SecretHash = secretHash,
            Scopes = scopes,
            CreatedAt = now,
            CreatedById = by.Id,
            CreatedByName = by.Name,
            ExpiresAt = expiresAt,
        };

    /// <summary>Returns whether the token still works.</summary>
    public bool IsValid(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;

    public void NoteUse(DateTimeOffset now) => LastUsedAt = now;
}
