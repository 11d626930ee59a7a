using System.Text.Json;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Audit.Facts;

namespace ResponsibilityPortal.Domain.Audit.Replay;

/// <summary>
/// Makes the state of a portal out of the entries of its stream <c>content</c> alone: matrices, versions, drafts, reviews, people,
/// tokens. Entries come one by one and are not kept. Contents of versions are not in the log; they are taken from the store and
/// held against the hashes that are.
/// </summary>
/// <param name="contentOf">Gives the content that the store has for a version of a matrix; null for none.</param>
public sealed class AuditReplay(Func<string, int, byte[]?> contentOf)
{
    private readonly Dictionary<string, MatrixReplay> _matrices = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, string> _people = [];
    private readonly Dictionary<string, Token> _tokens = new(StringComparer.Ordinal);
    private readonly List<ProofFault> _faults = [];
    private readonly List<string> _notes = [];

    /// <summary>What contradicts the log: itself, or the contents of the store.</summary>
    public IReadOnlyList<ProofFault> Faults => _faults;

    /// <summary>What is odd and breaks nothing.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Takes the next entry of the stream, once the chain has proven it.</summary>
    public void Take(RecordedEntry entry, EntryPayload payload)
    {
        string? problem;
        try
        {
            problem = Replay(entry, payload);
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            problem = "what it records is not in the form of its kind.";
        }

        if (problem is not null)
        {
            _faults.Add(new ProofFault(ProofPart.State, $"Entry {entry.Sequence} of {entry.Stream} cannot be replayed: {problem}", entry.Stream, entry.Sequence));
        }
    }

    /// <summary>The state after the last entry.</summary>
    public StateBook ToBook()
    {
        var book = new StateBook();
        foreach (var (id, record) in _people)
        {
            book.SayPerson(id, JsonNode.Parse(record)!);
        }

        foreach (var (id, token) in _tokens)
        {
            book.SayToken(id, token.Name, JsonNode.Parse(token.Scopes)!, token.ExpiresAt, token.CreatedAt, token.By, token.RevokedAt);
        }

        foreach (var matrix in _matrices.Values)
        {
            matrix.WriteTo(book);
        }

        return book;
    }

    private string? Replay(RecordedEntry entry, EntryPayload payload)
    {
        var (data, by, at) = (payload.Data, new Actor(entry.ActorId, entry.ActorName), entry.At);
        switch (entry.Target.Split('/'))
        {
            case ["matrices", var matrix, ..]:
                return ReplayMatrix(entry, payload, matrix, by);
            case ["people", ..]:
                return ReplayPerson(entry.Action, data);
            case ["api-tokens", var id]:
                return ReplayToken(entry.Action, id, data, by, at);
            default:
                NoteUnknown(entry, entry.Action is StoreRestored.ActionName);
                return null;
        }
    }

    private string? ReplayMatrix(RecordedEntry entry, EntryPayload payload, string slug, Actor by)
    {
        var (data, at, operation) = (payload.Data, entry.At, Guid.Parse(entry.OperationId));
        var known = _matrices.GetValueOrDefault(slug);
        switch (entry.Action)
        {
            case MatrixCreated.ActionName when known is null:
                return Add(slug).Create(data, by);
            case MatrixImported.ActionName or VersionPublished.ActionName:
                return (known ?? Add(slug)).Publish(data, _faults.Add, _notes.Add);
            case MatrixRemoved.ActionName when known is not null:
                _matrices.Remove(slug);
                return known.Remove(data);
        }

        if (known is null)
        {
            return $"the entries before it have made no matrix {slug}.";
        }

        switch (entry.Action)
        {
            case AssignmentChanged.ActionName:
                return known.Assign(data, by, at, operation, payload.Reason);
            case AssignmentExplained.ActionName:
                known.Explain(data, by, at);
                return null;
            case VersionWithdrawn.ActionName or VersionRescheduled.ActionName:
                return known.Reschedule(entry.Target.Split('/')[^1], data, isEnd: entry.Action == VersionWithdrawn.ActionName, at);
            case DraftReshaped.ActionName:
                return known.Reshape(data, by, operation);
            case DraftDiscarded.ActionName:
                return known.Discard(data, by, at);
            case ReviewAsked.ActionName:
                known.AskReview(data, by, at);
                return null;
            case CommentAdded.ActionName:
                known.Comment(entry.Target.Split('/')[^1], data, by, at);
                return null;
            case CommentSettled.ActionName:
                return known.Settle(entry.Target.Split('/')[^1], data, by, at);
            case BuiltInMatrixOffered.ActionName:
                known.Offer(data);
                return null;
            case var action when action == ReviewDecided.NameOf(true) || action == ReviewDecided.NameOf(false):
                known.DecideReview(data, action == ReviewDecided.NameOf(true), by, at);
                return null;
            default:
                NoteUnknown(entry, entry.Action is BuiltInMatrixDismissed.ActionName or DraftRestored.ActionName);
                return null;
        }
    }

    private string? ReplayPerson(string action, JsonElement data)
    {
        switch (action)
        {
            case PersonAdded.ActionName or AdministratorClaimed.ActionName:
                _people[data.GetProperty("id").GetGuid()] = data.GetRawText();
                return null;
            case PersonChanged.ActionName:
                var (before, after) = (data.GetProperty("before"), data.GetProperty("after"));
                var id = after.GetProperty("id").GetGuid();
                var known = _people.GetValueOrDefault(id);
                _people[id] = after.GetRawText();
                return known == before.GetRawText() ? null : "it does not continue what the entries before it say about the account.";
            default:
                return null;
        }
    }

    private string? ReplayToken(string action, string id, JsonElement data, Actor by, string at)
    {
        switch (action)
        {
            case ApiTokenCreated.ActionName:
                _tokens[id] = new Token(
                    data.GetProperty("name").GetString()!, data.GetProperty("scopes").GetRawText(), data.GetProperty("expiresAt").GetString()!, at, by, null);
                return null;
            case ApiTokenRevoked.ActionName:
                if (!_tokens.TryGetValue(id, out var token))
                {
                    return "the entries before it have made no such token.";
                }

                _tokens[id] = token with { RevokedAt = token.RevokedAt ?? at };
                return null;
            default:
                return null;
        }
    }

    private MatrixReplay Add(string slug)
    {
        var matrix = new MatrixReplay(slug, number => contentOf(slug, number));
        _matrices.Add(slug, matrix);
        return matrix;
    }

    private void NoteUnknown(RecordedEntry entry, bool isKnown)
    {
        if (!isKnown)
        {
            _notes.Add($"Entry {entry.Sequence} of {entry.Stream} is of a kind that this release does not know ('{entry.Action}'), so what it changed is not compared.");
        }
    }

    private sealed record Token(string Name, string Scopes, string ExpiresAt, string CreatedAt, Actor By, string? RevokedAt);
}
