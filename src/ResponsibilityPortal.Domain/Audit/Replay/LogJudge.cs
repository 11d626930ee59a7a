using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Domain.Audit.Replay;

/// <summary>
/// Checks each entry of the log against the entries before it: whether its actor was allowed to make the change, whether the approval that
/// a version names was given, and whether sign-ins used credentials that the log knows. The complete stream <c>content</c> comes first,
/// then <c>access</c>. Entries arrive one by one and are not kept.
/// </summary>
/// <remarks>
/// Roles, accounts and tokens are in the same stream as the changes that they allow, so the chain decides their order and no clock does.
/// The dates on which accounts and tokens end are compared with the time of the entry itself, as the portal did: setting the clock back
/// makes no honest entry look wrong. The streams have no order between them. What connects them are digests that never repeat.
/// </remarks>
/// <param name="sessions">The sessions in the store, which the log must record; null for none.</param>
/// <param name="sessionLimit">The time after which a session expires; null for never.</param>
public sealed class LogJudge(IReadOnlySet<Guid>? sessions = null, TimeSpan? sessionLimit = null)
{
    private readonly AccountsReplay _accounts = new();
    private readonly PublicationReplay _releases = new();
    private readonly SecondApproverReplay _secondApprovers = new(sessionLimit ?? Unlimited);
    private readonly SecretsReplay _secrets = new();
    private readonly AccountTimesReplay _times = new();
    private readonly FailedSignInsReplay _failures = new();
    private readonly TokenUsesReplay _uses = new();
    private readonly ActsOutsideSessions _outside = new(sessionLimit ?? Unlimited);
    private readonly SessionsReplay _sessions = new(sessions ?? new HashSet<Guid>());
    private readonly List<IntegrityFinding> _faults = [];

    private static readonly TimeSpan Unlimited = TimeSpan.FromDays(36_500);

    /// <summary>The maximum number of entries that a note names.</summary>
    private const int NotedMaxCount = 10;

    /// <summary>The operation that last put the content of a version into a draft.</summary>
    private string? _restoring;

    /// <summary>The entries that contradict those before them, and versions that the portal's settings did not allow.</summary>
    public IReadOnlyList<IntegrityFinding> Faults =>
        [
            .. _faults,
            .. _secondApprovers
                .FindForbidden()
                .Select(found =>
                    FaultOf(
                        AuditStream.Content,
                        found.Sequence,
                        $"publishes version {found.Release.Number} of matrix {found.Release.Matrix} while, by the last start of the "
                            + $"portal before it, a second approver was required: {found.Release.SecondApproverProblem}"
                    )
                ),
        ];

    /// <summary>Takes the next entry, after the chain check has verified it.</summary>
    /// <param name="read">The fact of the entry. An entry that can't be read is not judged; the state replay reports it.</param>
    public void Take(RecordedEntry entry, FactReadOutcome read)
    {
        if (read is not FactReadOutcome.Known(var fact, _))
        {
            return;
        }

        if (_secrets.Take(fact) is { } other)
        {
            AddFault(entry, $"shows a secret that the log does not know: {other}");
        }

        if (_failures.Take(fact) is { } miscounted)
        {
            AddFault(entry, $"contradicts the failed sign-ins that the log has recorded: {miscounted}");
        }

        if (_uses.Take(fact) is { } usedBefore)
        {
            AddFault(entry, $"contradicts the uses of tokens that the log has recorded: {usedBefore}");
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

    /// <summary>Records that a stream is damaged. The other stream is not compared with what is missing.</summary>
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

    /// <summary>Returns changes that were made outside of sessions, after the last entry of both streams.</summary>
    public IEnumerable<string> FindOdd()
    {
        var entries = _outside.Find().ToList();
        return entries.Count == 0
            ? []
            :
            [
                $"{(entries.Count == 1 ? "Entry" : "Entries")} "
                    + $"{string.Join(", ", entries.Take(NotedMaxCount))}{(entries.Count > NotedMaxCount ? ", ..." : "")} of content "
                    + $"{(entries.Count == 1 ? "was" : "were")} made while, according to the log, the user had no open session: an ended "
                    + "session may have been reopened in the store.",
            ];
    }

    /// <summary>Adds the credentials of all users, and the sessions, after the last entry.</summary>
    /// <param name="store">The state of the store.</param>
    public void WriteTo(StateBook book, StateBook store)
    {
        _secrets.WriteTo(book, _accounts.People.Select(person => person.Id), _accounts.Tokens, store);
        _failures.WriteTo(book, _accounts.People.Select(person => person.Id));
        _uses.WriteTo(book, _accounts.Tokens);
        _times.WriteTo(book, _accounts.People.Select(person => person.Id));
        _sessions.WriteTo(book);
    }

    private void JudgeRights(RecordedEntry entry, AuditFact fact, Actor by, DateTimeOffset at)
    {
        if (fact is StructureEdited reshaped && NeededRight.IsRestoring(reshaped))
        {
            _restoring = entry.OperationId;
        }

        if (FindMissingRight(fact, by, at, entry.OperationId == _restoring) is { } missing)
        {
            AddFault(entry, $"records what {by.Shown} was not allowed to do: {missing}");
        }

        _accounts.Take(fact);
        if (_releases.Take(fact, by, at, entry.OperationId) is not { } release)
        {
            return;
        }

        if (release.ApprovalProblem is { } problem)
        {
            AddFault(
                entry,
                $"publishes version {release.Number} of matrix {release.Matrix} with an approval that the log does not confirm: {problem}"
            );
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
            // With the setup link, which needs no role. It creates the account that it acts for.
            case AdministratorCreated(var claimed):
                return by.Id == claimed.Id.ToString("D")
                    ? null
                    : $"the setup link makes its user administrator, and that was {claimed.Name}.";

            // All users can change their own names.
            case UserChanged(var before, var after) when by.Id == after.Id.ToString("D") && before with { Name = after.Name } == after:
                return _accounts.FindObstacle(by, at, Roles.None, ApiScopes.None);
        }

        return NeededRight.Of(fact, isRestoring) is not { } needed || by.Id == needed.Portal?.Id ? null
            : by.IsPortal ? "the portal itself never does this."
            : needed.AnyOf == Roles.None ? "only the portal itself does this."
            : _accounts.FindObstacle(by, at, needed.AnyOf, needed.Scopes);
    }

    /// <param name="does">The problem, as the rest of a sentence.</param>
    private void AddFault(RecordedEntry entry, string does) => _faults.Add(FaultOf(entry.Stream, entry.Sequence, does));

    private static IntegrityFinding FaultOf(string stream, long sequence, string does) =>
        new(ProofPart.Rights, $"Entry {sequence} of {stream} {does}", stream, sequence);
}
