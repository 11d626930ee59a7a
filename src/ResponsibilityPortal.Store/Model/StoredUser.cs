using Microsoft.AspNetCore.Identity;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;

namespace ResponsibilityPortal.Store.Model;

/// <summary>A user with an account. The log names users forever, so accounts are disabled, never deleted.</summary>
public sealed class StoredUser : IdentityUser<Guid>
{
    public const int NameMaxLength = Actor.NameMaxLength;
    public const int EmailMaxLength = 254;

    /// <summary>The maximum lifetime of an auditor's account, from now.</summary>
    public static readonly TimeSpan AuditorLifetime = TimeSpan.FromDays(90);

    private StoredUser() { }

    /// <summary>The name of the user in the log.</summary>
    public string Name { get; private set; } = "";

    public Roles Roles { get; private set; }

    /// <summary>When the account expires; null for no end.</summary>
    public DateTimeOffset? EndsAt { get; private set; }

    public DateTimeOffset? DisabledAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When the user set their first credentials; null while only invited.</summary>
    public DateTimeOffset? JoinedAt { get; private set; }

    /// <summary>The time step of the last accepted code of the authenticator app. A code works only once.</summary>
    public long LastCodeStep { get; private set; }

    /// <param name="id">Created by the application (UUIDv7).</param>
    public static StoredUser Create(Guid id, string name, string email, Roles roles, DateTimeOffset? endsAt, DateTimeOffset now) =>
        new()
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

    /// <summary>Returns whether the account works now.</summary>
    public bool IsActive(DateTimeOffset now) => DisabledAt is null && !(EndsAt <= now);

    /// <summary>Whether the user is a permanent administrator: has joined, is not disabled, and the account has no end.</summary>
    public bool IsLastingAdministrator => Roles.HasFlag(Roles.Admin) && JoinedAt is not null && DisabledAt is null && EndsAt is null;

    public void Rename(string name) => Name = name;

    public void Grant(Roles roles, DateTimeOffset? endsAt) => (Roles, EndsAt) = (roles, endsAt);

    /// <summary>Disables or enables the account.</summary>
    public void SetDisabled(bool isDisabled, DateTimeOffset now) => DisabledAt = !isDisabled ? null : DisabledAt ?? now;

    public void Join(DateTimeOffset now) => JoinedAt ??= now;

    public void AcceptCode(long step) => LastCodeStep = step;

    /// <summary>Returns the user as an actor in the log.</summary>
    public Actor ToActor() => new(Id.ToString("D"), Name);

    public UserRecord ToRecord() => new(Id, Name, Email!, Roles, EndsAt, DisabledAt is not null);
}
