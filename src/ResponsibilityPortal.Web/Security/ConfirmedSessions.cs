using System.Collections.Concurrent;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Web.Security;

/// <summary>
/// Remembers the sessions whose users confirmed their identity recently. Only they can change sign-in methods: an unattended page or a
/// stolen cookie must not be enough to take over an account. A restart of the portal forgets all confirmations.
/// </summary>
public sealed class ConfirmedSessions
{
    /// <summary>How long a confirmation is valid.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _confirmed = new();

    /// <summary>Records that the user of a session has confirmed their identity.</summary>
    public void Confirm(Guid session, DateTimeOffset now)
    {
        foreach (var (old, at) in _confirmed)
        {
            if (!IsRecent(at, now))
            {
                _confirmed.TryRemove(new KeyValuePair<Guid, DateTimeOffset>(old, at));
            }
        }

        _confirmed[session] = now;
    }

    /// <summary>Returns whether the user of a session signed in, or confirmed their identity, in the last five minutes.</summary>
    public bool IsConfirmed(StoredSession session, DateTimeOffset now) =>
        IsRecent(session.StartedAt, now) || (_confirmed.TryGetValue(session.Id, out var at) && IsRecent(at, now));

    private static bool IsRecent(DateTimeOffset at, DateTimeOffset now) => at <= now && now - at <= Lifetime;
}
