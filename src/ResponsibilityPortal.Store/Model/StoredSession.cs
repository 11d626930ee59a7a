using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Store.Model;

/// <summary>A signed-in person at one browser. The cookie names it; what holds is what stands here.</summary>
public sealed class StoredSession
{
    public const int MethodMaxLength = 32;

    /// <summary>A session ends when nothing was done in it for this long (ASVS 5.0 v7.3.1).</summary>
    public static readonly TimeSpan IdleLimit = TimeSpan.FromMinutes(30);

    /// <summary>A session ends this long after it began, whatever was done (ASVS 5.0 v7.3.2).</summary>
    public static readonly TimeSpan AbsoluteLimit = TimeSpan.FromHours(12);

    private StoredSession()
    {
    }

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    public string Method { get; private set; } = "";

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When something was last done in it, to the minute.</summary>
    public DateTimeOffset SeenAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public static StoredSession Start(StoredPerson person, SignInMethod method, DateTimeOffset now) => new()
    {
        Id = Guid.NewGuid(),
        PersonId = person.Id,
        Method = SignInMethodNames.Of(method),
        StartedAt = now,
        SeenAt = now,
    };

    public bool IsOpen(DateTimeOffset now) => EndedAt is null && now < SeenAt + IdleLimit && now < StartedAt + AbsoluteLimit;

    public void See(DateTimeOffset now) => SeenAt = now;

    public void End(DateTimeOffset now) => EndedAt ??= now;
}
