using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Audit.Facts;

namespace ResponsibilityPortal.Domain.Audit.Replay;

/// <summary>
/// Finds changes that users made while, according to the log, they had no open session. An ended session may have been reopened in the
/// store.
/// </summary>
/// <remarks>
/// Changes and sign-ins are in two streams that only the time connects. So whatever the time leaves open counts in favour of the user:
/// instants that occurred twice because a clock was set back, and the minutes for which an open page keeps working.
/// </remarks>
/// <param name="limit">The time after which a session expires.</param>
internal sealed class ActsOutsideSessions(TimeSpan limit)
{
    /// <summary>How long after the end of a session a change that began in it can be recorded.</summary>
    private static readonly TimeSpan Leeway = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, List<(long Sequence, DateTimeOffset At)>> _acts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Session>> _sessions = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, Session> _open = [];
    private readonly Dictionary<string, DateTimeOffset> _last = new(StringComparer.Ordinal);
    private readonly List<(DateTimeOffset From, DateTimeOffset To)> _repeated = [];

    /// <summary>Takes the next entry of either stream.</summary>
    public void Take(string stream, long sequence, Actor by, DateTimeOffset at, AuditFact fact)
    {
        if (_last.TryGetValue(stream, out var last) && at < last - ClockStep.Tolerance)
        {
            _repeated.Add((at, last));
        }

        _last[stream] = at;
        if (stream == AuditStream.Content && !by.IsPortal && !by.IsToken)
        {
            Of(_acts, by.Id).Add((sequence, at));
        }
        else if (fact is SessionStarted started)
        {
            var session = new Session(at - Leeway, at + limit + Leeway);
            Of(_sessions, started.User.ToString("D")).Add(session);
            _open[started.Session] = session;
        }
        else if (fact is SessionEnded ended && _open.Remove(ended.Session, out var session) && !IsRepeated(at))
        {
            session.To = at + Leeway;
        }
    }

    /// <summary>
    /// Returns the entries that a user can't have made in a session that the log knows. Users without any session are left out.
    /// </summary>
    public IEnumerable<long> Find() =>
        from user in _acts
        where _sessions.ContainsKey(user.Key)
        let signedIn = new Intervals(_sessions[user.Key])
        from act in user.Value
        where !signedIn.Contain(act.At) && !IsRepeated(act.At)
        orderby act.Sequence
        select act.Sequence;

    private bool IsRepeated(DateTimeOffset at) => _repeated.Exists(time => time.From <= at && at <= time.To);

    private static List<T> Of<T>(Dictionary<string, List<T>> lists, string key) =>
        lists.TryGetValue(key, out var list) ? list : lists[key] = [];

    /// <summary>The sessions of one user. Finds an instant without checking each session.</summary>
    private sealed class Intervals
    {
        private readonly DateTimeOffset[] _from;
        private readonly DateTimeOffset[] _latestEnd;

        public Intervals(IEnumerable<Session> sessions)
        {
            var sorted = sessions.OrderBy(session => session.From).ToList();
            _from = [.. sorted.Select(session => session.From)];
            _latestEnd = [.. sorted.Select(session => session.To)];
            for (var index = 1; index < _latestEnd.Length; index++)
            {
                _latestEnd[index] = _latestEnd[index] > _latestEnd[index - 1] ? _latestEnd[index] : _latestEnd[index - 1];
            }
        }

        public bool Contain(DateTimeOffset at)
        {
            var found = Array.BinarySearch(_from, at);
            var begun = found >= 0 ? found : ~found - 1;
            return begun >= 0 && at <= _latestEnd[begun];
        }
    }

    private sealed class Session(DateTimeOffset from, DateTimeOffset to)
    {
        public DateTimeOffset From { get; } = from;

        public DateTimeOffset To { get; set; } = to;
    }
}
