using ResponsibilityPortal.Pdf.Drawing;

namespace ResponsibilityPortal.Pdf.Layout;

/// <summary>The frame of a table: its columns and what stands above them on every page.</summary>
/// <param name="Columns">Shares of the width; their sum may be anything.</param>
/// <param name="Header">The column headers; null for a table of names and values that has row headers only.</param>
public sealed record FlowTable(IReadOnlyList<double> Columns, FlowRow? Header)
{
    /// <summary>The header of what stands under the headers of the rows; null when nothing does in any row.</summary>
    public FlowCell? AboutHeader { get; init; }

    /// <summary>The header of the column of details, which stands under the first header; null when no row has any.</summary>
    public FlowCell? DetailHeader { get; init; }

    /// <summary>The table in words, for those who cannot see how it is arranged (ISO 32000-1, table 349: Summary).</summary>
    public string? Summary { get; init; }

    /// <summary>Points from its left edge to its right; null for all that is between the margins.</summary>
    public double? Width { get; init; }

    /// <summary>Points between the edge of a cell and its text.</summary>
    public double Padding { get; init; } = 4;

    /// <summary>The lines between rows and, when <see cref="HasColumnLines"/>, between columns.</summary>
    public PdfColor LineColor { get; init; } = new(0xD7, 0xD9, 0xDE);

    public bool HasColumnLines { get; init; } = true;

    /// <summary>
    /// Whether the paragraphs and lists within a cell are told apart in the structure. Each is an element more, of some twenty bytes in the
    /// file; without them a cell is one text.
    /// </summary>
    public bool HasParagraphs { get; init; } = true;
}
