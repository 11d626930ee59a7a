using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Store.Model;

/// <summary>A session of a user in one browser. The cookie contains only its ID; this row decides whether it is valid.</summary>
public sealed class StoredSession
{
    public const int MethodMaxLength = 32;

    /// <summary>The time without activity after which a session expires (ASVS 5.0 v7.3.1).</summary>
    public static readonly TimeSpan IdleLimit = TimeSpan.FromMinutes(30);

    /// <summary>The time after which a session expires, even with activity (ASVS 5.0 v7.3.2).</summary>
    public static readonly TimeSpan AbsoluteLimit = TimeSpan.FromHours(12);

    private StoredSession() { }

    public Guid Id { get; private set; }

    public Guid UserId { get; private set; }

    public string Method { get; private set; } = "";

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>The time of the last activity, to the minute.</summary>
    public DateTimeOffset SeenAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public static StoredSession Start(StoredUser user, SignInMethod method, DateTimeOffset now) =>
        new()
        {
            Id = Guid.NewGuid(),
            UserId = user.Id,
            Method = SignInMethodNames.Of(method),
            StartedAt = now,
            SeenAt = now,
        };

    public bool IsOpen(DateTimeOffset now) => EndedAt is null && now < SeenAt + IdleLimit && now < StartedAt + AbsoluteLimit;

    public void See(DateTimeOffset now) => SeenAt = now;

    public void End(DateTimeOffset now) => EndedAt ??= now;
}
