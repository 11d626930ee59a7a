using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Domain.Audit.Replay;

/// <summary>
/// Judges each entry of the log by the entries before it: whether its actor was allowed to do what it records, whether the approval that a
/// version names was given, and whether users and programs came in by what the log knows. The stream <c>content</c> comes first, as a
/// whole, then <c>access</c>. Entries come one by one and are not kept.
/// </summary>
/// <remarks>
/// Roles, accounts and tokens are in the same stream as what they allow, so their order is that of the chain and no clock decides it. Dates
/// on which accounts and tokens end are compared with the time of the entry itself, by which the portal decided too: setting the clock back
/// makes no honest entry look wrong. Between the streams nothing is ordered; what they have in common are digests that never repeat.
/// </remarks>
/// <param name="sessions">The sessions that the store knows, to be told of by the log; null for none.</param>
/// <param name="sessionLimit">After how long a session ends by itself; null for never.</param>
public sealed class LogJudge(IReadOnlySet<Guid>? sessions = null, TimeSpan? sessionLimit = null)
{
    private readonly AccountsReplay _accounts = new();
    private readonly ReleaseReplay _releases = new();
    private readonly SecondApproverReplay _secondApprovers = new(sessionLimit ?? Unlimited);
    private readonly SecretsReplay _secrets = new();
    private readonly AccountTimesReplay _times = new();
    private readonly ActsOutsideSessions _outside = new(sessionLimit ?? Unlimited);
    private readonly SessionsReplay _sessions = new(sessions ?? new HashSet<Guid>());
    private readonly List<ProofFault> _faults = [];

    private static readonly TimeSpan Unlimited = TimeSpan.FromDays(36_500);

    /// <summary>How many entries a note names.</summary>
    private const int OddShown = 10;

    /// <summary>The operation that last put the content of a version into a draft.</summary>
    private string? _restoring;

    /// <summary>The entries that contradict those before them, and versions that the settings of the portal forbade.</summary>
    public IReadOnlyList<ProofFault> Faults =>
    [
        .. _faults,
        .. _secondApprovers.FindForbidden().Select(found => FaultOf(AuditStream.Content, found.Sequence,
            $"publishes version {found.Release.Number} of matrix {found.Release.Matrix} while, by the last start of the portal before it, a second approver was required: {found.Release.SecondApproverProblem}")),
    ];

    /// <summary>Takes the next entry, once the chain has proven it.</summary>
    /// <param name="read">What it records. What cannot be read is not judged; the replay of the state names it.</param>
    public void Take(RecordedEntry entry, FactReadOutcome read)
    {
        if (read is not FactReadOutcome.Known(var fact, _))
        {
            return;
        }

        if (_secrets.Take(fact) is { } other)
        {
            Tell(entry, $"shows a secret that the log does not know: {other}");
        }

        var (by, at) = (new Actor(entry.ActorId, entry.ActorName), UtcInstant.Parse(entry.At));
        _times.Take(fact, entry.At);
        _outside.Take(entry.Stream, entry.Sequence, by, at, fact);
        if (entry.Stream == AuditStream.Content)
        {
            JudgeRights(entry, fact, by, at);
        }
        else
        {
            _sessions.Take(fact, entry.At);
            _secondApprovers.Take(at, fact);
        }
    }

    /// <summary>Takes note that a stream is broken: what is missing of it cannot be held against the other stream.</summary>
    public void Lose(string stream)
    {
        if (stream == AuditStream.Content)
        {
            _secrets.KnowsLinks = false;
        }
        else
        {
            _secondApprovers.KnowsStarts = false;
        }
    }

    /// <summary>Tells of what was done outside of sessions, after the last entry of both streams.</summary>
    public IEnumerable<string> FindOdd()
    {
        var entries = _outside.Find().ToList();
        return entries.Count == 0 ? [] : [
            $"{(entries.Count == 1 ? "Entry" : "Entries")} {string.Join(", ", entries.Take(OddShown))}{(entries.Count > OddShown ? ", ..." : "")} of content {(entries.Count == 1 ? "was" : "were")} made while, by the log, no session of the user was open: an ended session may have been opened again in the store."];
    }

    /// <summary>Writes down by what everybody can sign in, and which sessions there are, after the last entry.</summary>
    /// <param name="store">What the store says.</param>
    public void WriteTo(StateBook book, StateBook store)
    {
        _secrets.WriteTo(book, _accounts.People.Select(person => person.Id), _accounts.Tokens, store);
        _times.WriteTo(book, _accounts.People.Select(person => person.Id));
        _sessions.WriteTo(book);
    }

    private void JudgeRights(RecordedEntry entry, AuditFact fact, Actor by, DateTimeOffset at)
    {
        if (fact is DraftReshaped reshaped && NeededRight.IsRestoring(reshaped))
        {
            _restoring = entry.OperationId;
        }

        if (FindMissingRight(fact, by, at, entry.OperationId == _restoring) is { } missing)
        {
            Tell(entry, $"records what {by.Shown} was not allowed to do: {missing}");
        }

        _accounts.Take(fact);
        if (_releases.Take(fact, by, at, entry.OperationId) is not { } release)
        {
            return;
        }

        if (release.ApprovalProblem is { } problem)
        {
            Tell(entry, $"publishes version {release.Number} of matrix {release.Matrix} with an approval that the log does not confirm: {problem}");
        }
        else
        {
            _secondApprovers.Take(entry.Sequence, release);
        }
    }

    private string? FindMissingRight(AuditFact fact, Actor by, DateTimeOffset at, bool isRestoring)
    {
        switch (fact)
        {
            // By the setup link, which no role opens. It makes the account that it acts for.
            case AdministratorClaimed(var claimed):
                return by.Id == claimed.Id.ToString("D") ? null : $"the setup link makes its user administrator, and that was {claimed.Name}.";

            // All users can change their own names.
            case PersonChanged(var before, var after) when by.Id == after.Id.ToString("D") && before with { Name = after.Name } == after:
                return _accounts.FindObstacle(by, at, Roles.None, ApiScopes.None);
        }

        return NeededRight.Of(fact, isRestoring) is not { } needed || by.Id == needed.Portal?.Id ? null
            : by.IsPortal ? "the portal itself never does this."
            : needed.AnyOf == Roles.None ? "only the portal itself does this."
            : _accounts.FindObstacle(by, at, needed.AnyOf, needed.Scopes);
    }

    /// <param name="does">What the entry does, as the rest of a sentence.</param>
    private void Tell(RecordedEntry entry, string does) => _faults.Add(FaultOf(entry.Stream, entry.Sequence, does));

    private static ProofFault FaultOf(string stream, long sequence, string does) =>
        new(ProofPart.Rights, $"Entry {sequence} of {stream} {does}", stream, sequence);
}
