using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Audit.Facts;

namespace ResponsibilityPortal.Domain.Audit.Replay;

/// <summary>
/// Finds what users did while, by the log, no session of theirs was open: somebody may have opened an ended session again in the store.
/// </summary>
/// <remarks>
/// What users do and when they are signed in stand in two streams, which only the time brings together. So whatever the time cannot tell
/// counts for the user: instants that a clock which was set back has run through twice, and the minutes in which an open page goes on.
/// </remarks>
/// <param name="limit">After how long a session ends by itself.</param>
internal sealed class ActsOutsideSessions(TimeSpan limit)
{
    /// <summary>How long after the end of a session an act can still have been begun in it.</summary>
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
            Of(_sessions, started.Person.ToString("D")).Add(session);
            _open[started.Session] = session;
        }
        else if (fact is SessionEnded ended && _open.Remove(ended.Session, out var session) && !IsRepeated(at))
        {
            session.To = at + Leeway;
        }
    }

    /// <summary>The numbers of the entries that a user cannot have made in a session that the log knows. Users without any session are left out.</summary>
    public IEnumerable<long> Find() =>
        from user in _acts
        where _sessions.ContainsKey(user.Key)
        let signedIn = new Intervals(_sessions[user.Key])
        from act in user.Value
        where !signedIn.Contain(act.At) && !IsRepeated(act.At)
        orderby act.Sequence
        select act.Sequence;

    private bool IsRepeated(DateTimeOffset at) => _repeated.Exists(time => time.From <= at && at <= time.To);

    private static List<T> Of<T>(Dictionary<string, List<T>> lists, string key) => lists.TryGetValue(key, out var list) ? list : lists[key] = [];

    /// <summary>The sessions of one user, in which an instant is found without looking at each.</summary>
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
