namespace ResponsibilityPortal.Pdf.Layout;

/// <summary>A row of a table. Its first cell is its header.</summary>
/// <param name="Cells">One cell for each column.</param>
public sealed record FlowRow(params IReadOnlyList<FlowCell> Cells)
{
    /// <summary>
    /// The text about the header of the row. In the structure it is a cell of a second column, whose header is
    /// <see cref="FlowTable.AboutHeader"/>. So the header that is read before each cell is short. On the page it is below the header.
    /// </summary>
    public FlowCell? About { get; init; }

    /// <summary>
    /// More about the same row. In the structure it is a cell of one more column, whose header is <see cref="FlowTable.DetailHeader"/>. On
    /// the page it is below the other cells, over all columns but the first.
    /// </summary>
    public FlowCell? Detail { get; init; }
}
