using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Domain.Audit.Replay;

/// <summary>One matrix according to the log: its versions, draft, review and comments.</summary>
/// <param name="contentOf">Returns the content that the store has for a version; null for none. It is checked against the log's
/// hash.</param>
internal sealed class MatrixReplay(string matrix, Func<int, byte[]?> contentOf)
{
    private readonly List<(MatrixVersion Version, string Hash)> _versions = [];

    /// <summary>By version hash: when rescheduled versions take effect, and whether they are withdrawn.</summary>
    private readonly Dictionary<string, (DateTimeOffset Date, bool IsWithdrawn)> _dates = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Remark> _comments = new(StringComparer.Ordinal);
    private DraftReplay _draft = new(() => new Dictionary<string, string>());
    private Review? _review;
    private string? _offer;

    /// <summary>Whether the base of the draft can't be read, so that its edits can't be followed.</summary>
    private bool _isLost;

    public string? Create(MatrixCreated created, RecordedAct act)
    {
        var content = CanonicalJson.Serialize(created.Content);
        if (Sha256Hash.Of(content) != created.ContentHash || Take(content) is not { } elements)
        {
            _isLost = true;
            return "its content does not match its hash.";
        }

        _draft = new DraftReplay(() => elements);
        _draft.Editors.Add(act.By.Id, act.By);
        return null;
    }

    /// <summary>Replays a publication, including that of an import.</summary>
    /// <param name="hash">The version hash in the entry.</param>
    /// <returns>What is wrong in the log itself. What is wrong in the store is reported to <paramref name="report"/>.</returns>
    public string? Publish(MatrixVersion version, string hash, Action<IntegrityFinding> report, Action<string> note)
    {
        var number = _versions.Count + 1;
        if (version.VersionHash != hash)
        {
            return "the hash of the version does not match its record.";
        }

        if (
            version.Number != number
            || version.Matrix != matrix
            || version.PreviousVersionHash != (_versions.Count == 0 ? null : _versions[^1].Hash)
        )
        {
            return $"it does not continue the versions of matrix {matrix}, of which there are {_versions.Count}.";
        }

        var content = contentOf(number);
        var elements = content is not null && Sha256Hash.Of(content) == version.ContentHash ? Take(content) : null;
        if (elements is null)
        {
            report(
                new IntegrityFinding(
                    ProofPart.Version,
                    content is null
                        ? $"The content of version {number} of matrix {matrix} is missing from the store."
                        : $"The content of version {number} of matrix {matrix} in the store is not what was published: its hash is "
                            + "different."
                )
            );
        }
        else if (number > 1 && !_isLost && !IsMadeHere(elements, version.ContentHash))
        {
            note($"Version {number} of matrix {matrix} contains something that no recorded edit made: its content came from outside.");
        }

        _versions.Add((version, hash));
        _isLost = elements is null;
        _draft = new DraftReplay(() => elements ?? new Dictionary<string, string>());
        _review = null;
        return null;
    }

    public string? Withdraw(VersionWithdrawn withdrawn, RecordedAct act) =>
        Reschedule(withdrawn.Number, withdrawn.VersionHash, withdrawn.InForceFrom, withdrawn.InForceFrom, isEnd: true, act.At);

    public string? Reschedule(VersionRescheduled moved, RecordedAct act) =>
        Reschedule(moved.Number, moved.VersionHash, moved.Before, moved.InForceFrom, isEnd: false, act.At);

    public string? Assign(AssignmentChanged changed, RecordedAct act) => _isLost ? null : _draft.Assign(changed, act);

    public string? Restructure(StructureEdited reshaped, RecordedAct act) => _isLost ? null : _draft.Restructure(reshaped.Patch, act);

    public string? Explain(AssignmentExplained explained, RecordedAct act)
    {
        if (!_isLost)
        {
            _draft.Explain(explained, act);
        }

        return null;
    }

    public string? Discard(DraftDiscarded discarded, RecordedAct act)
    {
        _review = null;
        if (_isLost)
        {
            return null;
        }

        var problem = FindOther(discarded.ContentHash);
        _draft.Discard(act);
        return problem;
    }

    public string? Remove(MatrixRemoved removed) => _isLost || removed.Content is null ? null : FindOther(removed.ContentHash);

    public string? AskReview(ReviewRequested asked, RecordedAct act)
    {
        _review = new Review(asked.ContentHash, act.At, act.By, asked.Comment);
        return null;
    }

    public string? DecideReview(ReviewDecided decided, RecordedAct act)
    {
        // A decision without a request also counts as the request.
        var asked =
            _review?.ContentHash == decided.ContentHash ? _review : new Review(decided.ContentHash, act.At, act.By, _review?.Comment);
        _review = asked with { IsApproved = decided.IsApproved, DecidedAt = act.At, DecidedBy = act.By, Remark = decided.Remark };
        return null;
    }

    public string? Offer(BuiltInMatrixOffered offered)
    {
        _offer = offered.ContentHash;
        return null;
    }

    public string? Comment(CommentAdded added, RecordedAct act)
    {
        _comments[added.Comment.ToString("D")] = new Remark(
            added.Responsibility,
            added.HostingModel,
            added.Text,
            act.At,
            act.By,
            null,
            null
        );
        return null;
    }

    public string? Resolve(CommentResolved resolved, RecordedAct act)
    {
        var id = resolved.Comment.ToString("D");
        if (!_comments.TryGetValue(id, out var comment))
        {
            return "earlier entries contain no such comment.";
        }

        _comments[id] = resolved.IsResolved
            ? comment with
            {
                ResolvedAt = act.At,
                ResolvedBy = act.By,
            }
            : comment with
            {
                ResolvedAt = null,
                ResolvedBy = null,
            };
        return null;
    }

    /// <summary>Adds the state of the matrix after the last entry.</summary>
    public void WriteTo(StateBook book)
    {
        book.SayMatrix(matrix, _versions.Count);
        foreach (var version in _versions)
        {
            book.SayVersion(version.Version, version.Hash);
        }

        if (_isLost)
        {
            book.Excuse(StateAddress.Draft(matrix, ""));
            book.Excuse(StateAddress.Edit(matrix, default)[..^1]);
            book.Excuse(StateAddress.Editor(matrix, ""));
        }
        else
        {
            WriteDraftTo(book);
        }

        if (_review is { } review)
        {
            book.SayReview(
                matrix,
                review.ContentHash,
                review.AskedAt,
                review.AskedBy,
                review.Comment,
                review.IsApproved,
                review.DecidedAt,
                review.DecidedBy,
                review.Remark
            );
        }

        if (_offer is not null)
        {
            book.SayOffer(matrix, _offer);
        }

        foreach (var (id, comment) in _comments)
        {
            book.SayComment(
                matrix,
                id,
                comment.Responsibility,
                comment.HostingModel,
                comment.Text,
                comment.At,
                comment.By,
                comment.ResolvedAt,
                comment.ResolvedBy
            );
        }
    }

    private void WriteDraftTo(StateBook book)
    {
        foreach (var (address, value) in _draft.Elements())
        {
            book.SayDraft(matrix, address, value);
        }

        foreach (var (key, trace) in _draft.Traces)
        {
            if (trace is null)
            {
                book.SayAnyEdit(matrix, key);
            }
            else
            {
                book.SayEdit(matrix, key, trace.Edit, trace.At, trace.By, trace.Reason);
            }
        }

        foreach (var editor in _draft.Editors.Values)
        {
            book.SayEditor(matrix, editor);
        }
    }

    private bool IsMadeHere(IReadOnlyDictionary<string, string> content, string contentHash) =>
        _draft.HasChanges ? _draft.Says(content) : _versions.Exists(version => version.Version.ContentHash == contentHash);

    /// <summary>Checks what only the log keeps: the new dates of announced versions, and their withdrawals.</summary>
    /// <param name="isEnd">Whether the version was withdrawn.</param>
    private string? Reschedule(int number, string hash, DateTimeOffset before, DateTimeOffset inForceFrom, bool isEnd, string at)
    {
        if (number < 1 || number > _versions.Count || _versions[number - 1].Hash != hash)
        {
            return "earlier entries published no such version.";
        }

        var (date, isWithdrawn) = _dates.TryGetValue(hash, out var moved) ? moved : (_versions[number - 1].Version.InForceFrom, false);
        _dates[hash] = (inForceFrom, isEnd);
        return isEnd && isWithdrawn ? "the version was withdrawn before."
            : date != before ? $"according to earlier entries, the version takes effect on {UtcInstant.Format(date)}."
            : string.CompareOrdinal(UtcInstant.Format(date), at) <= 0 && !isWithdrawn ? "the version was already in force."
            : null;
    }

    private string? FindOther(string? contentHash) =>
        _draft.ToMatrix() is { } content && Sha256Hash.Of(MatrixWriter.Write(content)) == contentHash
            ? null
            : "the draft that it names by its hash is not the one that earlier entries produced.";

    private static IReadOnlyDictionary<string, string>? Take(byte[] content) =>
        MatrixReader.Read(content) is MatrixReadOutcome.Accepted(var read) ? MatrixElements.Of(read).Values : null;

    private sealed record Review(
        string ContentHash,
        string AskedAt,
        Actor AskedBy,
        string? Comment,
        bool? IsApproved = null,
        string? DecidedAt = null,
        Actor? DecidedBy = null,
        string? Remark = null
    );

    private sealed record Remark(
        string Responsibility,
        string? HostingModel,
        string Text,
        string At,
        Actor By,
        string? ResolvedAt,
        Actor? ResolvedBy
    );
}
