using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;

namespace ResponsibilityPortal.Domain.Audit.Replay;

/// <summary>Derives from the stream <c>content</c> who edited, approved and published each version. Entries come in their order.</summary>
public sealed class ReleaseReplay
{
    /// <summary>What counts as an edit of the draft of a matrix.</summary>
    public static readonly IReadOnlyList<string> Edits = [MatrixCreated.ActionName, AssignmentChanged.ActionName, DraftReshaped.ActionName];

    /// <summary>What a replay needs to see.</summary>
    public static readonly IReadOnlyList<string> Actions =
    [
        .. Edits, DraftDiscarded.ActionName, DraftRestored.ActionName, MatrixRemoved.ActionName, MatrixImported.ActionName, VersionPublished.ActionName,
        ApiTokenCreated.ActionName,
    ];

    private readonly Dictionary<string, Matrix> _matrices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Actor> _makers = new(StringComparer.Ordinal);
    private readonly List<ReplayedRelease> _releases = [];

    /// <summary>Every version so far, in the order of publication.</summary>
    public IReadOnlyList<ReplayedRelease> Releases => _releases;

    /// <param name="fact">Reads the fact of the entry; null when it cannot be read. Called only where it is needed.</param>
    /// <param name="actorIdOf">Gives the id under which a token acts.</param>
    public void Take(string action, string target, Actor by, DateTimeOffset at, Func<AuditFact?> fact, Func<string, string> actorIdOf)
    {
        var name = target.Split('/')[1];
        if (action == ApiTokenCreated.ActionName)
        {
            _makers[actorIdOf(name)] = by;
            return;
        }

        var matrix = _matrices.TryGetValue(name, out var known) ? known : _matrices[name] = new Matrix([], new(StringComparer.Ordinal));
        if (Edits.Contains(action))
        {
            var editor = PersonOf(by);
            matrix.Edits[editor.Id] = new Contribution(editor, matrix.Edits.GetValueOrDefault(editor.Id)?.Edits + 1 ?? 1);
        }
        else if (action == DraftRestored.ActionName)
        {
            AddRestored(matrix, fact() as DraftRestored);
        }
        else if (action is VersionPublished.ActionName or MatrixImported.ActionName)
        {
            Publish(name, matrix, by, at, fact());
        }
        else
        {
            matrix.Edits.Clear();
            if (action == MatrixRemoved.ActionName)
            {
                matrix.Versions.Clear();
            }
        }
    }

    /// <summary>Counts the editors of an earlier version as editors of the next one. Where the log does not say which version, those of all count.</summary>
    private static void AddRestored(Matrix matrix, DraftRestored? restored)
    {
        foreach (var version in matrix.Versions.Where(version => restored is null || version.Number == restored.Version))
        {
            AddEditorsOf(matrix, version);
        }
    }

    private void Publish(string name, Matrix matrix, Actor by, DateTimeOffset at, AuditFact? fact)
    {
        var record = fact switch
        {
            VersionPublished published => published.Version,
            MatrixImported imported => imported.Version,
            _ => null,
        };
        if (record is null)
        {
            // Nobody can say any longer which version that was; its editors stay those of the next.
            return;
        }

        var contentHash = record.ContentHash;
        if (matrix.Edits.Count == 0)
        {
            // The content of an earlier version, published again before releases recorded that.
            AddEditorsOf(matrix, matrix.Versions.LastOrDefault(version => version.ContentHash == contentHash));
        }

        // A publication that nobody edited has a starter: the publisher.
        var publisher = PersonOf(by);
        if (matrix.Edits.Values.All(contribution => contribution.Edits == 0) && !by.IsPortal)
        {
            matrix.Edits.TryAdd(publisher.Id, new Contribution(publisher, 0));
        }

        var approver = record.ApprovedBy is { } approved ? PersonOf(approved) : null;
        var release = new ReplayedRelease(
            name, record.Number, contentHash, at, publisher, approver, matrix.Edits.Values.ToDictionary(contribution => contribution.By.Id));
        _releases.Add(release);
        matrix.Versions.Add(release);
        matrix.Edits.Clear();
    }

    private static void AddEditorsOf(Matrix matrix, ReplayedRelease? earlier)
    {
        foreach (var (id, contribution) in earlier?.Contributors ?? new Dictionary<string, Contribution>())
        {
            matrix.Edits.TryAdd(id, contribution with { Edits = 0 });
        }
    }

    private Actor PersonOf(Actor actor) => _makers.GetValueOrDefault(actor.Id, actor);

    private sealed record Matrix(List<ReplayedRelease> Versions, Dictionary<string, Contribution> Edits);
}
