using System.Collections.Frozen;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Versions.Comparing;

/// <summary>The rows, cells and columns of a version that differ from the version before. Created once per version.</summary>
/// <remarks>The cells of a new row or column have no mark of their own: the mark of the row or column covers them.</remarks>
public sealed class VersionMarks
{
    private readonly FrozenDictionary<string, ChangeMark> _rows;
    private readonly FrozenDictionary<(string Row, string Model), ChangeMark> _cells;
    private readonly FrozenSet<string> _newModels;

    public VersionMarks(Matrix before, Matrix after)
    {
        var (rows, cells) = (new Dictionary<string, ChangeMark>(StringComparer.Ordinal), new Dictionary<(string, string), ChangeMark>());
        _newModels = after
            .HostingModels.Select(model => model.Slug)
            .Except(before.HostingModels.Select(model => model.Slug), StringComparer.Ordinal)
            .ToFrozenSet(StringComparer.Ordinal);
        var earlier = Rows(before).ToDictionary(row => row.Row.Slug, StringComparer.Ordinal);
        foreach (var (domain, row) in Rows(after))
        {
            if (!earlier.TryGetValue(row.Slug, out var place))
            {
                rows.Add(row.Slug, ChangeMark.New);
                continue;
            }

            var old = place.Row;
            if (place.Domain != domain || SaidOf(old) != SaidOf(row))
            {
                rows.Add(row.Slug, ChangeMark.Words);
            }

            foreach (var cell in row.Assignments.AsSpan())
            {
                if (!_newModels.Contains(cell.HostingModel) && MarkOf(old.In(cell.HostingModel), cell) is var mark and not ChangeMark.None)
                {
                    cells.Add((row.Slug, cell.HostingModel), mark);
                }
            }
        }

        (_rows, _cells) = (rows.ToFrozenDictionary(StringComparer.Ordinal), cells.ToFrozenDictionary());
    }

    private VersionMarks() =>
        (_rows, _cells, _newModels) = (
            FrozenDictionary<string, ChangeMark>.Empty,
            FrozenDictionary<(string, string), ChangeMark>.Empty,
            FrozenSet<string>.Empty
        );

    /// <summary>No marks, as in a first version.</summary>
    public static VersionMarks None { get; } = new();

    public bool IsEmpty => _rows.Count == 0 && _cells.Count == 0 && _newModels.Count == 0;

    /// <summary>Returns the mark of the row itself: new, or wording only.</summary>
    public ChangeMark Of(string row) => _rows.GetValueOrDefault(row);

    public ChangeMark Of(string row, string model) => _cells.GetValueOrDefault((row, model));

    public ChangeMark OfModel(string model) => _newModels.Contains(model) ? ChangeMark.New : ChangeMark.None;

    private static IEnumerable<(string Domain, Responsibility Row)> Rows(Matrix matrix) =>
        matrix.Domains.SelectMany(domain => domain.Responsibilities, (domain, row) => (domain.Slug, row));

    private static ChangeMark MarkOf(Assignment? before, Assignment after) =>
        before is null
        || before.Accountability != after.Accountability
        || !before.Contributing.ToHashSet(StringComparer.Ordinal).SetEquals(after.Contributing)
            ? ChangeMark.Owners
        : before.SaysTheSameAs(after) ? ChangeMark.None
        : ChangeMark.Words;

    /// <summary>Returns the content of a row without its cells. Review dates don't count as content.</summary>
    private static Responsibility SaidOf(Responsibility row) => row with { Assignments = [], ReviewedOn = null, ReviewDueOn = null };
}
