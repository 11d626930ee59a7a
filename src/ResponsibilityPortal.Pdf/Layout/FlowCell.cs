using ResponsibilityPortal.Pdf.Drawing;

namespace ResponsibilityPortal.Pdf.Layout;

/// <summary>A cell of a table: paragraphs, one under another.</summary>
public sealed record FlowCell(params IReadOnlyList<TextBlock> Blocks)
{
    /// <summary>The ground of the cell, or null for that of the page.</summary>
    public Paint? Ground { get; init; }

    /// <summary>Whether its paragraphs are the items of a list. Several that are none are paragraphs to whoever reads by structure.</summary>
    public bool IsList { get; init; }
}
