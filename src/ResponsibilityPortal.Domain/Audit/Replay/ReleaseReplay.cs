using System.Text.Json;
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

    /// <param name="data">The data of the entry; read only where it is needed.</param>
    /// <param name="actorIdOf">Gives the id under which a token acts.</param>
    public void Take(string action, string target, Actor by, DateTimeOffset at, Func<JsonElement> data, Func<string, string> actorIdOf)
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
            AddEditorsOf(matrix, matrix.Versions.LastOrDefault(version => version.Number == data().GetProperty("version").GetInt32()));
        }
        else if (action is VersionPublished.ActionName or MatrixImported.ActionName)
        {
            Publish(name, matrix, by, at, data().GetProperty("version"));
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

    private void Publish(string name, Matrix matrix, Actor by, DateTimeOffset at, JsonElement record)
    {
        var contentHash = record.GetProperty("contentHash").GetString()!;
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

        var approver = record.GetProperty("approvedBy") is { ValueKind: JsonValueKind.Object } approved
            ? PersonOf(new Actor(approved.GetProperty("id").GetString()!, approved.GetProperty("name").GetString()!))
            : null;
        var release = new ReplayedRelease(
            name, record.GetProperty("number").GetInt32(), contentHash, at, publisher, approver, matrix.Edits.Values.ToDictionary(contribution => contribution.By.Id));
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
