using System.Collections.Immutable;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts;

/// <summary>A draft at one moment. It is immutable, so all users of the same moment share one object.</summary>
public sealed class DraftSnapshot
{
    private readonly Lazy<Matrix> _content;
    private readonly Lazy<string> _hash;
    private readonly Lazy<int> _changedCells;

    /// <param name="edited">The cells that were edited since the latest version.</param>
    /// <param name="number">Numbers the moments; a later one has a higher number.</param>
    public DraftSnapshot(DraftFrame frame, ImmutableDictionary<CellKey, DraftCell> edited, long number)
    {
        (Frame, Edited, Number) = (frame, edited, number);
        _content = new Lazy<Matrix>(() => frame.Content.With(edited.ToDictionary(pair => pair.Key, pair => pair.Value.Content)));
        _hash = new Lazy<string>(() => Sha256Hash.Of(MatrixWriter.Write(Content)));
        _changedCells = new Lazy<int>(() => frame.ChangedCells.Count(key => !edited.ContainsKey(key)) + edited.Keys.Count(IsChanged));
    }

    public DraftFrame Frame { get; }

    public ImmutableDictionary<CellKey, DraftCell> Edited { get; }

    public long Number { get; }

    /// <summary>The complete draft as a matrix; may have unassessed cells.</summary>
    public Matrix Content => _content.Value;

    /// <summary>SHA-256 of the canonical bytes of <see cref="Content"/>. An approval names this hash.</summary>
    public string ContentHash => _hash.Value;

    /// <summary>The number of cells that differ from the latest version.</summary>
    public int ChangedCells => _changedCells.Value;

    /// <summary>Whether a publication would create a version that differs from the latest.</summary>
    public bool HasChanges => ChangedCells > 0 || Frame.IsRestructured;

    /// <summary>Returns the cell of the draft; null when there is no such row or column.</summary>
    public DraftCell? Find(CellKey key) =>
        Frame.Find(key) is not { } content ? null
        : Edited.TryGetValue(key, out var edited) ? edited
        : new DraftCell(key, content, new CellVersion(Frame.Latest, 0), null);

    /// <summary>Returns whether a cell differs from the latest version.</summary>
    public bool IsChanged(CellKey key) =>
        Edited.TryGetValue(key, out var cell)
            ? Frame.Find(key) is not null && cell.Content != (Frame.FindPublished(key) ?? new Assignment(key.HostingModel))
            : Frame.ChangedCells.Contains(key);

    /// <summary>
    /// Returns whether accountability moved since the latest version, in a cell that was assessed: another party is accountable, several
    /// are or no longer are jointly, or the duty is or no longer is not applicable.
    /// </summary>
    public bool IsMoved(CellKey key) => MoveReasonRule.IsMove(Frame.FindPublished(key)?.Accountability, Find(key)?.Content.Accountability);

    /// <summary>Returns whether accountability moved in a cell without a reason.</summary>
    public bool LacksReason(CellKey key) =>
        Find(key) is { } cell
        && MoveReasonRule.IsReasonMissing(Frame.FindPublished(key)?.Accountability, cell.Content.Accountability, cell.Edit?.Reason);

    /// <summary>Returns a later moment, with further edits. Ignores edits that are older than the cells of this moment.</summary>
    public DraftSnapshot With(IEnumerable<DraftCell> cells, long number)
    {
        var edited = Edited.ToBuilder();
        foreach (var cell in cells)
        {
            if (!edited.TryGetValue(cell.Key, out var known) || known.Version.Edit <= cell.Version.Edit)
            {
                edited[cell.Key] = cell;
            }
        }

        return new DraftSnapshot(Frame, edited.ToImmutable(), number);
    }
}
