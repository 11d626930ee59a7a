using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Domain.Audit.Replay;

/// <summary>Derives from the stream <c>content</c> who edited, approved and published each version. Entries arrive in order.</summary>
public sealed class PublicationReplay
{
    /// <summary>The actions that count as an edit of a draft.</summary>
    public static readonly IReadOnlyList<string> Edits =
    [
        MatrixCreated.ActionName,
        AssignmentChanged.ActionName,
        StructureEdited.ActionName,
    ];

    /// <summary>The actions that the replay needs.</summary>
    public static readonly IReadOnlyList<string> Actions =
    [
        .. Edits,
        ReviewRequested.ActionName,
        ReviewDecided.NameOf(isApproved: true),
        ReviewDecided.NameOf(isApproved: false),
        DraftDiscarded.ActionName,
        DraftRestored.ActionName,
        MatrixRemoved.ActionName,
        MatrixImported.ActionName,
        VersionPublished.ActionName,
        ApiTokenCreated.ActionName,
    ];

    private readonly Dictionary<string, Matrix> _matrices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Actor> _makers = new(StringComparer.Ordinal);
    private readonly List<ReplayedPublication> _releases = [];

    /// <summary>Every version so far, in the order of publication.</summary>
    public IReadOnlyList<ReplayedPublication> Releases => _releases;

    /// <summary>Takes the next entry whose fact was read.</summary>
    /// <returns>The version that it publishes; null for other facts.</returns>
    public ReplayedPublication? Take(AuditFact fact, Actor by, DateTimeOffset at, string operation) =>
        Actions.Contains(fact.Action) ? Take(fact.Action, fact.Target, by, at, operation, () => fact) : null;

    /// <param name="operation">The ID of the operation that made the entry.</param>
    /// <param name="fact">Reads the fact of the entry; returns null when it can't be read. Called only when needed.</param>
    /// <returns>The version that the entry publishes; null for other entries.</returns>
    public ReplayedPublication? Take(string action, string target, Actor by, DateTimeOffset at, string operation, Func<AuditFact?> fact)
    {
        var name = target.Split('/')[1];
        if (action == ApiTokenCreated.ActionName)
        {
            _makers[Actor.TokenPrefix + name] = by;
            return null;
        }

        var matrix = _matrices.TryGetValue(name, out var known) ? known : _matrices[name] = new Matrix([], new(StringComparer.Ordinal));
        if (Edits.Contains(action))
        {
            var editor = UserOf(by);
            matrix.Edits[editor.Id] = new Contribution(editor, matrix.Edits.GetValueOrDefault(editor.Id)?.Edits + 1 ?? 1);
        }
        else if (action == DraftRestored.ActionName)
        {
            AddRestored(matrix, fact() as DraftRestored);
        }
        else if (action is VersionPublished.ActionName or MatrixImported.ActionName)
        {
            return Publish(name, matrix, by, at, operation, fact());
        }
        else if (target.EndsWith("/review", StringComparison.Ordinal))
        {
            // The last decision about a review counts. A new request cancels an approval.
            matrix.Approval = fact() is ReviewDecided { IsApproved: true } approved
                ? new ReplayedApproval(approved.ContentHash, by, operation)
                : null;
        }
        else
        {
            matrix.Start();
            if (action == MatrixRemoved.ActionName)
            {
                matrix.Versions.Clear();
            }
        }

        return null;
    }

    /// <summary>
    /// Counts the editors of an earlier version as editors of the next one. When the log doesn't name the version, the editors of all
    /// versions count.
    /// </summary>
    private static void AddRestored(Matrix matrix, DraftRestored? restored)
    {
        foreach (var version in matrix.Versions.Where(version => restored is null || version.Number == restored.Version))
        {
            AddEditorsOf(matrix, version);
        }
    }

    private ReplayedPublication? Publish(string name, Matrix matrix, Actor by, DateTimeOffset at, string operation, AuditFact? fact)
    {
        var record = fact switch
        {
            VersionPublished published => published.Version,
            MatrixImported imported => imported.Version,
            _ => null,
        };
        if (record is null)
        {
            // It's unknown which version that was. Its editors stay those of the next version.
            return null;
        }

        var contentHash = record.ContentHash;
        if (matrix.Edits.Count == 0)
        {
            // Earlier releases didn't record that the content of an earlier version was published again.
            AddEditorsOf(matrix, matrix.Versions.LastOrDefault(version => version.ContentHash == contentHash));
        }

        var problem = FindProblem(record, by, operation, matrix);
        var refusal = by.IsPortal ? null : FindRefusal(record, by, matrix);

        // When no user edited the content of a publication, the publisher counts as the user who started it.
        var publisher = UserOf(by);
        if (matrix.Edits.Values.All(contribution => contribution.Edits == 0) && !by.IsPortal)
        {
            matrix.Edits.TryAdd(publisher.Id, new Contribution(publisher, 0));
        }

        var approver = record.ApprovedBy is { } named ? UserOf(named) : null;
        var release = new ReplayedPublication(
            name,
            record.Number,
            contentHash,
            at,
            publisher,
            approver,
            problem,
            refusal,
            matrix.Edits.Values.ToDictionary(contribution => contribution.By.Id)
        );
        _releases.Add(release);
        matrix.Versions.Add(release);
        matrix.Start();
        return release;
    }

    /// <summary>Finds a contradiction to the publisher and the approver that a record names.</summary>
    /// <returns>A sentence; null when there is none.</returns>
    private string? FindProblem(MatrixVersion record, Actor by, string operation, Matrix matrix)
    {
        if (record.PublishedBy.Id != by.Id)
        {
            return $"it names {record.PublishedBy.Shown} as publisher, and {by.Shown} published it.";
        }

        if (record.ApprovedBy is not { } approver)
        {
            return null;
        }

        if (matrix.ApprovalOf(record) is not { } approval)
        {
            // Earlier releases named the publisher. Their own right to publish counts as the approval then.
            return approver.Id == by.Id
                ? null
                : $"{approver.Shown} has not approved this content since the version before it, or the approval had lapsed.";
        }

        // The portal records publishing as an approval only where a second approver is required.
        var isRequired = approval.Operation == operation;
        return isRequired && FindBarred(approver, by, matrix) is { } barred
            ? $"a second approver was required, and the content has edits of {barred.Shown}."
            : null;
    }

    /// <summary>Finds why a portal that requires a second approver would have refused a version.</summary>
    /// <returns>A sentence; null when it would have published it.</returns>
    private string? FindRefusal(MatrixVersion record, Actor by, Matrix matrix) =>
        record.ApprovedBy is not { } approver || matrix.ApprovalOf(record) is null ? "the log has no approval of its content."
        : FindBarred(approver, by, matrix) is { } barred ? $"the content has edits of {barred.Shown}."
        : null;

    /// <summary>Returns the approver or publisher whose own edits prevent the publication.</summary>
    private Actor? FindBarred(Actor approver, Actor publisher, Matrix matrix)
    {
        var rule = new SecondApproverRule(IsRequired: true, [.. matrix.Edits.Keys]);
        return new[] { approver, publisher }.FirstOrDefault(actor => rule.Bars(UserOf(actor).Id));
    }

    private static void AddEditorsOf(Matrix matrix, ReplayedPublication? earlier)
    {
        foreach (var (id, contribution) in earlier?.Contributors ?? new Dictionary<string, Contribution>())
        {
            matrix.Edits.TryAdd(id, contribution with { Edits = 0 });
        }
    }

    private Actor UserOf(Actor actor) => _makers.GetValueOrDefault(actor.Id, actor);

    /// <summary>An approval that is still valid.</summary>
    private sealed record ReplayedApproval(string ContentHash, Actor By, string Operation);

    private sealed record Matrix(List<ReplayedPublication> Versions, Dictionary<string, Contribution> Edits)
    {
        public ReplayedApproval? Approval { get; set; }

        /// <summary>Returns the valid approval of a version's content by the approver that its record names; null for none.</summary>
        public ReplayedApproval? ApprovalOf(MatrixVersion record) =>
            Approval is { } last && last.ContentHash == record.ContentHash && last.By.Id == record.ApprovedBy?.Id ? last : null;

        /// <summary>Starts the draft of the next version.</summary>
        public void Start()
        {
            Edits.Clear();
            Approval = null;
        }
    }
}
