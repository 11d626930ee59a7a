using ResponsibilityPortal.Pdf.Drawing;

namespace ResponsibilityPortal.Pdf.Layout;

/// <summary>The columns of a table, and its header on every page.</summary>
/// <param name="Columns">The shares of the width. They can have any sum.</param>
/// <param name="Header">The column headers; null for a table of names and values, which has row headers only.</param>
public sealed record FlowTable(IReadOnlyList<double> Columns, FlowRow? Header)
{
    /// <summary>The header of the texts below row headers; null when no row has one.</summary>
    public FlowCell? AboutHeader { get; init; }

    /// <summary>The header of the column of details, shown below the first header; null when no row has details.</summary>
    public FlowCell? DetailHeader { get; init; }

    /// <summary>A description of the table for readers who can't see it (ISO 32000-1, table 349: Summary).</summary>
    public string? Summary { get; init; }

    /// <summary>The width in points; null for the full width between the margins.</summary>
    public double? Width { get; init; }

    /// <summary>The distance between the edge of a cell and its text, in points.</summary>
    public double Padding { get; init; } = 4;

    /// <summary>The colour of the lines between rows and, with <see cref="HasColumnLines"/>, between columns.</summary>
    public PdfColor LineColor { get; init; } = new(0xD7, 0xD9, 0xDE);

    public bool HasColumnLines { get; init; } = true;

    /// <summary>
    /// Whether the structure distinguishes the paragraphs and lists within a cell. Each is one more element, of some 20 bytes in the file.
    /// Otherwise a cell is one text.
    /// </summary>
    public bool HasParagraphs { get; init; } = true;
}
