using ResponsibilityPortal.Pdf.Drawing;

namespace ResponsibilityPortal.Pdf.Layout;

/// <summary>A cell of a table: paragraphs, one below another.</summary>
public sealed record FlowCell(params IReadOnlyList<TextBlock> Blocks)
{
    /// <summary>The background of the cell; null for that of the page.</summary>
    public Paint? Ground { get; init; }

    /// <summary>Whether its paragraphs are the items of a list. Otherwise, several of them are paragraphs in the structure.</summary>
    public bool IsList { get; init; }
}
