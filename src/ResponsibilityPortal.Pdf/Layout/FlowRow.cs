namespace ResponsibilityPortal.Pdf.Layout;

/// <summary>A row of a table. Its first cell is its header.</summary>
/// <param name="Cells">One for each column.</param>
public sealed record FlowRow(params IReadOnlyList<FlowCell> Cells)
{
    /// <summary>
    /// What is said about the header of the row. To those who read by structure it is a cell of a second column, whose header is
    /// <see cref="FlowTable.AboutHeader"/>, so that the header that is read before each cell is short; to the eye it stands under the header.
    /// </summary>
    public FlowCell? About { get; init; }

    /// <summary>
    /// More about the same row. To those who read by structure it is a cell of one more column, whose header is
    /// <see cref="FlowTable.DetailHeader"/>; to the eye it stands under the other cells, over all columns but the first.
    /// </summary>
    public FlowCell? Detail { get; init; }
}
