using Microsoft.AspNetCore.Identity;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;

namespace ResponsibilityPortal.Store.Model;

/// <summary>A person with an account. Who acted stays in the log for ever, so accounts are disabled, never deleted.</summary>
public sealed class StoredPerson : IdentityUser<Guid>
{
    public const int NameMaxLength = Actor.NameMaxLength;
    public const int EmailMaxLength = 254;

    /// <summary>How long an auditor's account may live, from now.</summary>
    public static readonly TimeSpan AuditorLifetime = TimeSpan.FromDays(90);

    private StoredPerson()
    {
    }

    /// <summary>The name under which the person acts.</summary>
    public string Name { get; private set; } = "";

    public Roles Roles { get; private set; }

    /// <summary>When the account stops working by itself; null for no end.</summary>
    public DateTimeOffset? EndsAt { get; private set; }

    public DateTimeOffset? DisabledAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When the person set the first credentials; null while only invited.</summary>
    public DateTimeOffset? JoinedAt { get; private set; }

    /// <summary>The time step of the last code that was accepted from the authenticator app. No code works twice.</summary>
    public long LastCodeStep { get; private set; }

    /// <param name="id">Made by the application (UUIDv7).</param>
    public static StoredPerson Create(Guid id, string name, string email, Roles roles, DateTimeOffset? endsAt, DateTimeOffset now) => new()
    {
        Id = id,
        Name = name,
        UserName = email,
        Email = email,
        Roles = roles,
        EndsAt = endsAt,
        CreatedAt = now,
        LockoutEnabled = true,
    };

    /// <summary>Whether the account works now.</summary>
    public bool IsActive(DateTimeOffset now) => DisabledAt is null && !(EndsAt <= now);

    /// <summary>Whether the person can be relied on to administrate: has joined, is not disabled, and the account has no end.</summary>
    public bool IsLastingAdministrator => Roles.HasFlag(Roles.Admin) && JoinedAt is not null && DisabledAt is null && EndsAt is null;

    public void Rename(string name) => Name = name;

    public void Grant(Roles roles, DateTimeOffset? endsAt) => (Roles, EndsAt) = (roles, endsAt);

    /// <summary>Stops the account from working, or lets it work again.</summary>
    public void SetDisabled(bool isDisabled, DateTimeOffset now) => DisabledAt = !isDisabled ? null : DisabledAt ?? now;

    public void Join(DateTimeOffset now) => JoinedAt ??= now;

    public void AcceptCode(long step) => LastCodeStep = step;

    /// <summary>The person as an actor in the log.</summary>
    public Actor ToActor() => new(Id.ToString("D"), Name);

    public PersonRecord ToRecord() => new(Id, Name, Email!, Roles, EndsAt, DisabledAt is not null);
}
