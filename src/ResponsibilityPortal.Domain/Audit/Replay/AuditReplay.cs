using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Domain.Audit.Replay;

/// <summary>
/// Computes the state of a portal from the entries of its stream <c>content</c> alone: matrices, versions, drafts, reviews, users, tokens.
/// Entries arrive one by one and are not kept. The log doesn't contain the contents of versions. They are read from the store and compared
/// with the hashes in the log.
/// </summary>
/// <param name="contentOf">Returns the content that the store has for a version of a matrix; null for none.</param>
public sealed class AuditReplay(Func<string, int, byte[]?> contentOf)
{
    private readonly Dictionary<string, MatrixReplay> _matrices = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, UserRecord> _users = [];
    private readonly Dictionary<string, Token> _tokens = new(StringComparer.Ordinal);
    private readonly List<IntegrityFinding> _faults = [];
    private readonly List<string> _notes = [];

    /// <summary>Contradictions within the log, and between the log and the contents of the store.</summary>
    public IReadOnlyList<IntegrityFinding> Faults => _faults;

    /// <summary>Unusual observations that are not problems.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Takes the next entry of the stream, after the chain check has verified it.</summary>
    /// <param name="read">The fact of the entry.</param>
    public void Take(RecordedEntry entry, FactReadOutcome read)
    {
        string? problem;
        try
        {
            problem = Replay(entry, read);
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException or ArgumentException)
        {
            // The facts make a draft that doesn't have the form of a matrix, or that contains numbers outside the range.
            problem = "what it records does not have the form of its kind.";
        }

        if (problem is not null)
        {
            _faults.Add(
                new IntegrityFinding(
                    ProofPart.State,
                    $"Entry {entry.Sequence} of {entry.Stream} cannot be replayed: {problem}",
                    entry.Stream,
                    entry.Sequence
                )
            );
        }
    }

    /// <summary>Returns the state after the last entry.</summary>
    public StateBook ToBook()
    {
        var book = new StateBook();
        foreach (var (id, record) in _users)
        {
            book.SayUser(id, record.ToData());
        }

        foreach (var (id, token) in _tokens)
        {
            book.SayToken(
                id,
                token.Created.Name,
                token.Created.Data()["scopes"]!.DeepClone(),
                UtcInstant.Format(token.Created.ExpiresAt),
                token.CreatedAt,
                token.By,
                token.RevokedAt
            );
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
                _notes.Add(
                    $"Entry {entry.Sequence} of {entry.Stream} is of a kind that this release does not know ('{entry.Action}'), so what "
                        + "it changed is not compared."
                );
                return null;
            default:
                return "what it records does not have the form of its kind.";
        }
    }

    private string? Replay(AuditFact fact, RecordedAct act) =>
        fact switch
        {
            UserAdded(var user, _) => Put(user),
            AdministratorCreated(var user) => Put(user),
            UserChanged(var before, var after) => Put(before, after),
            ApiTokenCreated created => Create(created, act),
            ApiTokenRevoked revoked => Revoke(revoked, act),
            MatrixCreated created => _matrices.ContainsKey(created.Matrix)
                ? $"earlier entries already created the matrix {created.Matrix}."
                : Add(created.Matrix).Create(created, act),
            MatrixImported imported => GetOrAdd(imported.Matrix).Publish(imported.Version, imported.VersionHash, _faults.Add, _notes.Add),
            VersionPublished published => GetOrAdd(published.Matrix)
                .Publish(published.Version, published.VersionHash, _faults.Add, _notes.Add),
            MatrixRemoved removed => Remove(removed),
            VersionWithdrawn withdrawn => In(withdrawn.Matrix, matrix => matrix.Withdraw(withdrawn, act)),
            VersionRescheduled moved => In(moved.Matrix, matrix => matrix.Reschedule(moved, act)),
            AssignmentChanged changed => In(changed.Matrix, matrix => matrix.Assign(changed, act)),
            AssignmentExplained explained => In(explained.Matrix, matrix => matrix.Explain(explained, act)),
            StructureEdited reshaped => In(reshaped.Matrix, matrix => matrix.Restructure(reshaped, act)),
            DraftDiscarded discarded => In(discarded.Matrix, matrix => matrix.Discard(discarded, act)),
            ReviewRequested asked => In(asked.Matrix, matrix => matrix.AskReview(asked, act)),
            ReviewDecided decided => In(decided.Matrix, matrix => matrix.DecideReview(decided, act)),
            CommentAdded comment => In(comment.Matrix, matrix => matrix.Comment(comment, act)),
            CommentResolved resolved => In(resolved.Matrix, matrix => matrix.Resolve(resolved, act)),
            BuiltInMatrixOffered offered => In(offered.Matrix, matrix => matrix.Offer(offered)),
            BuiltInMatrixDismissed dismissed => In(dismissed.Matrix, _ => null),
            DraftRestored restored => In(restored.Matrix, _ => null),

            // The other facts change nothing that the tables keep.
            _ => null,
        };

    private string? Put(UserRecord user)
    {
        _users[user.Id] = user;
        return null;
    }

    private string? Put(UserRecord before, UserRecord after)
    {
        var known = _users.GetValueOrDefault(after.Id);
        _users[after.Id] = after;
        return known == before ? null : "it contradicts what earlier entries say about the account.";
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
            return "earlier entries created no such token.";
        }

        _tokens[revoked.Token] = token with { RevokedAt = token.RevokedAt ?? act.At };
        return null;
    }

    private string? Remove(MatrixRemoved removed) =>
        In(
            removed.Matrix,
            matrix =>
            {
                _matrices.Remove(removed.Matrix);
                return matrix.Remove(removed);
            }
        );

    private string? In(string slug, Func<MatrixReplay, string?> replay) =>
        _matrices.TryGetValue(slug, out var matrix) ? replay(matrix) : $"earlier entries created no matrix {slug}.";

    private MatrixReplay GetOrAdd(string slug) => _matrices.TryGetValue(slug, out var known) ? known : Add(slug);

    private MatrixReplay Add(string slug)
    {
        var matrix = new MatrixReplay(slug, number => contentOf(slug, number));
        _matrices.Add(slug, matrix);
        return matrix;
    }

    private sealed record Token(ApiTokenCreated Created, string CreatedAt, Actor By, string? RevokedAt);
}
