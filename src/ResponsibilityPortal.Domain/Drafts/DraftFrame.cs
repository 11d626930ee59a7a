using System.Collections.Frozen;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts;

/// <summary>
/// The structure of a draft without its edited cells: the latest version, or that version with later structure edits. It changes rarely,
/// and snapshots share it.
/// </summary>
public sealed class DraftFrame
{
    private readonly FrozenDictionary<string, DraftRow> _rows;
    private readonly FrozenSet<string> _models;
    private readonly FrozenDictionary<string, Responsibility> _published;
    private readonly Lazy<FrozenSet<CellKey>> _changedCells;
    private readonly Lazy<bool> _isRestructured;

    /// <param name="content">The draft without the cells that were edited since the frame last changed.</param>
    /// <param name="published">The content of the latest version; null before the first.</param>
    /// <param name="latest">The number of the latest version; 0 before the first.</param>
    /// <param name="revision">Increases with each publication and each structure edit.</param>
    public DraftFrame(Matrix content, Matrix? published, int latest, int revision)
    {
        (Content, Published, Latest, Revision) = (content, published, latest, revision);
        Rows = content
            .Domains.SelectMany(domain => domain.Responsibilities, (domain, responsibility) => (domain, responsibility))
            .Select((row, index) => new DraftRow(index, row.domain, row.responsibility))
            .ToValueList();
        Lines = DraftLine.Of(Rows);
        _rows = Rows.ToFrozenDictionary(row => row.Responsibility.Slug, StringComparer.Ordinal);
        _models = content.HostingModels.Select(model => model.Slug).ToFrozenSet(StringComparer.Ordinal);
        _published = (published is null ? [] : InPartyOrderOf(content, published).Responsibilities).ToFrozenDictionary(
            row => row.Slug,
            StringComparer.Ordinal
        );
        _isRestructured = new Lazy<bool>(() =>
            !ReferenceEquals(content, published) && (published is null || WithoutCells(content) != WithoutCells(published))
        );
        _changedCells = new Lazy<FrozenSet<CellKey>>(() => ReferenceEquals(content, published) ? [] : CellsUnlikePublished().ToFrozenSet());
    }

    public Matrix Content { get; }

    public Matrix? Published { get; }

    public int Latest { get; }

    public int Revision { get; }

    /// <summary>All rows, in the order of the matrix.</summary>
    public ValueList<DraftRow> Rows { get; }

    /// <summary>All rows and the headings of their domains.</summary>
    public ValueList<DraftLine> Lines { get; }

    /// <summary>Whether the structure was edited since the latest version.</summary>
    public bool IsRestructured => _isRestructured.Value;

    /// <summary>Cells that already differ from the latest version in the frame.</summary>
    public IReadOnlySet<CellKey> ChangedCells => _changedCells.Value;

    public DraftRow? FindRow(string responsibility) => _rows.GetValueOrDefault(responsibility);

    /// <summary>Returns the cell of the frame, empty while not yet assessed; null when there is no such row or column.</summary>
    public Assignment? Find(CellKey key) =>
        _models.Contains(key.HostingModel) && _rows.TryGetValue(key.Responsibility, out var row)
            ? row.Responsibility.In(key.HostingModel) ?? new Assignment(key.HostingModel)
            : null;

    /// <summary>
    /// Returns the cell of the latest version, with its parties in their current order; null when that version has no such row or column.
    /// </summary>
    public Assignment? FindPublished(CellKey key) =>
        _published.TryGetValue(key.Responsibility, out var row) ? row.In(key.HostingModel) : null;

    /// <summary>A cell that names the same parties in another order is equal.</summary>
    private static Matrix InPartyOrderOf(Matrix content, Matrix published)
    {
        var order = content.Parties.Select(party => party.Slug).ToList();
        var known = published.Parties.Where(party => order.Contains(party.Slug)).Select(party => party.Slug).ToList();
        return known.SequenceEqual(order.Where(known.Contains))
            ? published
            : (published with { Parties = published.Parties.OrderBy(party => order.IndexOf(party.Slug)).ToValueList() }).InCanonicalOrder();
    }

    private static Matrix WithoutCells(Matrix matrix) =>
        matrix with
        {
            Domains = matrix
                .Domains.Select(domain =>
                    domain with
                    {
                        Responsibilities = domain.Responsibilities.Select(row => row with { Assignments = [] }).ToValueList(),
                    }
                )
                .ToValueList(),
        };

    private IEnumerable<CellKey> CellsUnlikePublished() =>
        from row in Rows
        from model in Content.HostingModels
        let key = new CellKey(row.Responsibility.Slug, model.Slug)
        where Find(key) != (FindPublished(key) ?? new Assignment(model.Slug))
        select key;
}
