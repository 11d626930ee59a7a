using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Drafting.Shaping;
using ResponsibilityPortal.Domain.Matrices.Exchange;

namespace ResponsibilityPortal.Domain.Audit.Replay;

/// <summary>One matrix as the log tells it: its versions, its draft, its review, what the team says about it.</summary>
/// <param name="contentOf">Gives the content that the store has for a version; null for none. It is checked against the log's hash.</param>
internal sealed class MatrixReplay(string matrix, Func<int, byte[]?> contentOf)
{
    private readonly List<(string Record, string Hash, string ContentHash)> _versions = [];

    /// <summary>By version hash, when moved versions take effect, and whether they are withdrawn.</summary>
    private readonly Dictionary<string, (string Date, bool IsWithdrawn)> _dates = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Remark> _comments = new(StringComparer.Ordinal);
    private DraftReplay _draft = new(() => new Dictionary<string, string>());
    private Review? _review;
    private string? _offer;

    /// <summary>Whether what the draft stands on cannot be read, so that no edit of it can be followed.</summary>
    private bool _isLost;

    /// <summary>Replays <c>matrix.created</c>.</summary>
    public string? Create(JsonElement data, Actor by)
    {
        var content = Encoding.UTF8.GetBytes(data.GetProperty("content").GetRawText());
        if (Sha256Hash.Of(content) != data.GetProperty("contentHash").GetString() || Take(content) is not { } elements)
        {
            _isLost = true;
            return "its content is not what its hash says.";
        }

        _draft = new DraftReplay(() => elements);
        _draft.Editors.Add(by.Id, by);
        return null;
    }

    /// <summary>Replays <c>matrix.imported</c> and <c>version.published</c>.</summary>
    /// <returns>What the log itself has wrong; what the store has wrong goes to <paramref name="tell"/>.</returns>
    public string? Publish(JsonElement data, Action<ProofFault> tell, Action<string> remark)
    {
        var record = data.GetProperty("version");
        var (text, hash) = (record.GetRawText(), data.GetProperty("versionHash").GetString()!);
        var contentHash = record.GetProperty("contentHash").GetString()!;
        var number = _versions.Count + 1;
        if (Sha256Hash.Of(Encoding.UTF8.GetBytes(text)) != hash)
        {
            return "the hash of the version is not that of its record.";
        }

        if (record.GetProperty("number").GetInt32() != number || record.GetProperty("matrix").GetString() != matrix
            || record.GetProperty("previousVersionHash").GetString() != (_versions.Count == 0 ? null : _versions[^1].Hash))
        {
            return $"it does not continue the versions of matrix {matrix}, of which there are {_versions.Count}.";
        }

        var content = contentOf(number);
        var elements = content is not null && Sha256Hash.Of(content) == contentHash ? Take(content) : null;
        if (elements is null)
        {
            tell(new ProofFault(ProofPart.Version, content is null
                ? $"The content of version {number} of matrix {matrix} is missing from the store."
                : $"The content of version {number} of matrix {matrix} in the store is not what was published: its hash is another one."));
        }
        else if (number > 1 && !_isLost && !IsMadeHere(elements, contentHash))
        {
            remark($"Version {number} of matrix {matrix} says something that no recorded edit has made: its content came from outside.");
        }

        _versions.Add((text, hash, contentHash));
        _isLost = elements is null;
        _draft = new DraftReplay(() => elements ?? new Dictionary<string, string>());
        _review = null;
        return null;
    }

    /// <summary>Checks <c>version.withdrawn</c> and <c>version.rescheduled</c>, which only the log keeps.</summary>
    /// <param name="isEnd">Whether the version was withdrawn.</param>
    public string? Reschedule(string number, JsonElement data, bool isEnd, string at)
    {
        var hash = data.GetProperty("versionHash").GetString();
        var version = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var known) && known >= 1 && known <= _versions.Count ? _versions[known - 1] : default;
        if (version.Hash != hash || hash is null)
        {
            return "the entries before it have published no such version.";
        }

        var (date, isWithdrawn) = _dates.TryGetValue(hash, out var moved) ? moved : (JsonNode.Parse(version.Record)!["inForceFrom"]!.GetValue<string>(), false);
        _dates[hash] = (data.GetProperty("inForceFrom").GetString()!, isEnd);
        return isEnd && isWithdrawn ? "the version was withdrawn before."
            : date != data.GetProperty(isEnd ? "inForceFrom" : "before").GetString() ? $"by the entries before it the version takes effect on {date}."
            : string.CompareOrdinal(date, at) <= 0 && !isWithdrawn ? "the version was in force already."
            : null;
    }

    public string? Assign(JsonElement data, Actor by, string at, Guid operationId, string? reason) => _isLost ? null : _draft.Assign(data, by, at, operationId, reason);

    public string? Reshape(JsonElement data, Actor by, Guid operationId) => _isLost ? null : _draft.Reshape(data.GetProperty("patch"), by, operationId);

    public void Explain(JsonElement data, Actor by, string at)
    {
        if (!_isLost)
        {
            _draft.Explain(data, by, at);
        }
    }

    /// <summary>Replays <c>draft.discarded</c>.</summary>
    public string? Discard(JsonElement data, Actor by, string at)
    {
        _review = null;
        if (_isLost)
        {
            return null;
        }

        var problem = FindOther(data.GetProperty("contentHash").GetString());
        _draft.Discard(by, at);
        return problem;
    }

    /// <summary>Checks <c>matrix.removed</c>.</summary>
    public string? Remove(JsonElement data) => _isLost || data.GetProperty("content").ValueKind == JsonValueKind.Null ? null : FindOther(data.GetProperty("contentHash").GetString());

    /// <summary>Replays <c>review.asked</c>.</summary>
    public void AskReview(JsonElement data, Actor by, string at) =>
        _review = new Review(data.GetProperty("contentHash").GetString()!, at, by, data.GetProperty("comment").GetString());

    /// <summary>Replays <c>review.approved</c> and <c>review.sent-back</c>.</summary>
    public void DecideReview(JsonElement data, bool isApproved, Actor by, string at)
    {
        // Whoever decides about a draft that nobody asked about has asked by that.
        var contentHash = data.GetProperty("contentHash").GetString()!;
        var asked = _review?.ContentHash == contentHash ? _review : new Review(contentHash, at, by, _review?.Comment);
        _review = asked with { IsApproved = isApproved, DecidedAt = at, DecidedBy = by, Remark = data.GetProperty("remark").GetString() };
    }

    /// <summary>Replays <c>built-in-matrix.offered</c>.</summary>
    public void Offer(JsonElement data) => _offer = data.GetProperty("contentHash").GetString();

    /// <summary>Replays <c>comment.added</c>.</summary>
    public void Comment(string id, JsonElement data, Actor by, string at) => _comments[id] = new Remark(
        data.GetProperty("responsibility").GetString()!, data.GetProperty("hostingModel").GetString(), data.GetProperty("text").GetString()!, at, by, null, null);

    /// <summary>Replays <c>comment.settled</c>.</summary>
    public string? Settle(string id, JsonElement data, Actor by, string at)
    {
        if (!_comments.TryGetValue(id, out var comment))
        {
            return "there is no such comment in the entries before it.";
        }

        _comments[id] = data.GetProperty("settled").GetBoolean() ? comment with { SettledAt = at, SettledBy = by } : comment with { SettledAt = null, SettledBy = null };
        return null;
    }

    /// <summary>Writes down how the matrix is after the last entry.</summary>
    public void WriteTo(StateBook book)
    {
        book.SayMatrix(matrix, _versions.Count);
        foreach (var (index, version) in _versions.Index())
        {
            book.SayVersion(matrix, index + 1, JsonNode.Parse(version.Record)!, version.Hash);
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
            book.SayReview(matrix, review.ContentHash, review.AskedAt, review.AskedBy, review.Comment, review.IsApproved, review.DecidedAt, review.DecidedBy, review.Remark);
        }

        if (_offer is not null)
        {
            book.SayOffer(matrix, _offer);
        }

        foreach (var (id, comment) in _comments)
        {
            book.SayComment(
                matrix, id, comment.Responsibility, comment.HostingModel, comment.Text, comment.At, comment.By, comment.SettledAt, comment.SettledBy);
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
        _draft.HasChanges ? _draft.Says(content) : _versions.Exists(version => version.ContentHash == contentHash);

    private string? FindOther(string? contentHash) =>
        _draft.ToMatrix() is { } content && Sha256Hash.Of(MatrixWriter.Write(content)) == contentHash ? null : "the draft that it names by its hash is not the one that the entries before it have made.";

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
        string? Remark = null);

    private sealed record Remark(string Responsibility, string? HostingModel, string Text, string At, Actor By, string? SettledAt, Actor? SettledBy);
}
