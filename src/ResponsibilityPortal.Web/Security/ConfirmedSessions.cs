using System.Collections.Concurrent;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Web.Security;

/// <summary>
/// Remembers in which sessions users proved who they are a short time ago. Only then can they change how they sign in: a page that was left
/// open, or a stolen cookie, is not enough to take an account over. A restart of the portal forgets all of them.
/// </summary>
public sealed class ConfirmedSessions
{
    /// <summary>How long a proof counts.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _confirmed = new();

    /// <summary>Notes that the user of a session has just proved who they are.</summary>
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

    /// <summary>Whether the user of a session signed in, or proved who they are, in the last five minutes.</summary>
    public bool IsConfirmed(StoredSession session, DateTimeOffset now) =>
        IsRecent(session.StartedAt, now) || (_confirmed.TryGetValue(session.Id, out var at) && IsRecent(at, now));

    private static bool IsRecent(DateTimeOffset at, DateTimeOffset now) => at <= now && now - at <= Lifetime;
}
