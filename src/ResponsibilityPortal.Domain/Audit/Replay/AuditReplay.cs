using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;

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
    private readonly Dictionary<Guid, PersonRecord> _people = [];
    private readonly Dictionary<string, Token> _tokens = new(StringComparer.Ordinal);
    private readonly List<ProofFault> _faults = [];
    private readonly List<string> _notes = [];

    /// <summary>What contradicts the log: itself, or the contents of the store.</summary>
    public IReadOnlyList<ProofFault> Faults => _faults;

    /// <summary>What is odd and breaks nothing.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Takes the next entry of the stream, once the chain has proven it.</summary>
    /// <param name="read">What it records.</param>
    public void Take(RecordedEntry entry, FactReadOutcome read)
    {
        string? problem;
        try
        {
            problem = Replay(entry, read);
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException or ArgumentException)
        {
            // What the facts make of a draft has another form than a matrix, or holds numbers that no matrix has.
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
            book.SayPerson(id, record.ToData());
        }

        foreach (var (id, token) in _tokens)
        {
            book.SayToken(
                id, token.Created.Name, token.Created.Data()["scopes"]!.DeepClone(), UtcInstant.Format(token.Created.ExpiresAt), token.CreatedAt, token.By, token.RevokedAt);
        }

        foreach (var matrix in _matrices.Values)
        {
            matrix.WriteTo(book);
        }

        return book;
    }

    private string? Replay(RecordedEntry entry, FactReadOutcome read)
    {
        switch (read)
        {
            case FactReadOutcome.Known(var fact, var reason):
                return Replay(fact, new RecordedAct(new Actor(entry.ActorId, entry.ActorName), entry.At, entry.OperationId, reason));
            case FactReadOutcome.Unknown:
                _notes.Add($"Entry {entry.Sequence} of {entry.Stream} is of a kind that this release does not know ('{entry.Action}'), so what it changed is not compared.");
                return null;
            default:
                return "what it records is not in the form of its kind.";
        }
    }

    private string? Replay(AuditFact fact, RecordedAct act) => fact switch
    {
        PersonAdded(var person, _) => Put(person),
        AdministratorClaimed(var person) => Put(person),
        PersonChanged(var before, var after) => Put(before, after),
        ApiTokenCreated created => Create(created, act),
        ApiTokenRevoked revoked => Revoke(revoked, act),
        MatrixCreated created => _matrices.ContainsKey(created.Matrix) ? $"the entries before it have made the matrix {created.Matrix} already." : Add(created.Matrix).Create(created, act),
        MatrixImported imported => GetOrAdd(imported.Matrix).Publish(imported.Version, imported.VersionHash, _faults.Add, _notes.Add),
        VersionPublished published => GetOrAdd(published.Matrix).Publish(published.Version, published.VersionHash, _faults.Add, _notes.Add),
        MatrixRemoved removed => Remove(removed),
        VersionWithdrawn withdrawn => In(withdrawn.Matrix, matrix => matrix.Withdraw(withdrawn, act)),
        VersionRescheduled moved => In(moved.Matrix, matrix => matrix.Reschedule(moved, act)),
        AssignmentChanged changed => In(changed.Matrix, matrix => matrix.Assign(changed, act)),
        AssignmentExplained explained => In(explained.Matrix, matrix => matrix.Explain(explained, act)),
        DraftReshaped reshaped => In(reshaped.Matrix, matrix => matrix.Reshape(reshaped, act)),
        DraftDiscarded discarded => In(discarded.Matrix, matrix => matrix.Discard(discarded, act)),
        ReviewAsked asked => In(asked.Matrix, matrix => matrix.AskReview(asked, act)),
        ReviewDecided decided => In(decided.Matrix, matrix => matrix.DecideReview(decided, act)),
        CommentAdded comment => In(comment.Matrix, matrix => matrix.Comment(comment, act)),
        CommentSettled settled => In(settled.Matrix, matrix => matrix.Settle(settled, act)),
        BuiltInMatrixOffered offered => In(offered.Matrix, matrix => matrix.Offer(offered)),
        BuiltInMatrixDismissed dismissed => In(dismissed.Matrix, _ => null),
        DraftRestored restored => In(restored.Matrix, _ => null),

        // The others change nothing that the tables keep.
        _ => null,
    };

    private string? Put(PersonRecord person)
    {
        _people[person.Id] = person;
        return null;
    }

    private string? Put(PersonRecord before, PersonRecord after)
    {
        var known = _people.GetValueOrDefault(after.Id);
        _people[after.Id] = after;
        return known == before ? null : "it does not continue what the entries before it say about the account.";
    }

    private string? Create(ApiTokenCreated created, RecordedAct act)
    {
        _tokens[created.Token] = new Token(created, act.At, act.By, null);
        return null;
    }

    private string? Revoke(ApiTokenRevoked revoked, RecordedAct act)
    {
        if (!_tokens.TryGetValue(revoked.Token, out var token))
        {
            return "the entries before it have made no such token.";
        }

        _tokens[revoked.Token] = token with { RevokedAt = token.RevokedAt ?? act.At };
        return null;
    }

    private string? Remove(MatrixRemoved removed) => In(removed.Matrix, matrix =>
    {
        _matrices.Remove(removed.Matrix);
        return matrix.Remove(removed);
    });

    private string? In(string slug, Func<MatrixReplay, string?> replay) =>
        _matrices.TryGetValue(slug, out var matrix) ? replay(matrix) : $"the entries before it have made no matrix {slug}.";

    private MatrixReplay GetOrAdd(string slug) => _matrices.TryGetValue(slug, out var known) ? known : Add(slug);

    private MatrixReplay Add(string slug)
    {
        var matrix = new MatrixReplay(slug, number => contentOf(slug, number));
        _matrices.Add(slug, matrix);
        return matrix;
    }

    private sealed record Token(ApiTokenCreated Created, string CreatedAt, Actor By, string? RevokedAt);
}
