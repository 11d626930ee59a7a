using ResponsibilityPortal.Domain.Audit.Facts;

namespace ResponsibilityPortal.Domain.Audit.Replay;

/// <summary>When sessions started and ended, as the stream <c>access</c> records them.</summary>
/// <param name="known">The sessions in the store. The log has many more, which are no longer valid.</param>
internal sealed class SessionsReplay(IReadOnlySet<Guid> known)
{
    private readonly Dictionary<Guid, (SessionStarted Started, string At, string? EndedAt)> _sessions = [];

    /// <summary>Takes the next entry.</summary>
    /// <param name="at">When it was made, in the form of the log.</param>
    public void Take(AuditFact fact, string at)
    {
        if (fact is SessionStarted started && known.Contains(started.Session))
        {
            _sessions.TryAdd(started.Session, (started, at, null));
        }
        else if (fact is SessionEnded ended && _sessions.TryGetValue(ended.Session, out var session))
        {
            _sessions[ended.Session] = session with { EndedAt = session.EndedAt ?? at };
        }
    }

    public void WriteTo(StateBook book)
    {
        foreach (var (id, (started, at, endedAt)) in _sessions)
        {
            book.SaySession(id, started.User, started.Method, at, endedAt);
        }
    }
}
