namespace ResponsibilityPortal.Formats.Xlsx;

/// <summary>A cell to write.</summary>
/// <param name="Text">
/// Its text; null or "" for a cell that has a style only. Control characters that XML can't contain are left out.
/// </param>
/// <param name="Style">Null for the style of its column.</param>
public readonly record struct TextCell(string? Text, CellStyle? Style = null)
{
    /// <summary>
    /// What the text links to: an absolute address (http, https or mailto), or <c>#'Sheet name'!A1</c> in the workbook. Any other text
    /// gives no link.
    /// </summary>
    public string? Link { get; init; }

    /// <summary>How many columns the cell is merged over, to the right; 0 or 1 for its own. The next cell follows after them.</summary>
    public int Columns { get; init; }

    /// <summary>How many rows the cell is merged over, downwards; 0 or 1 for its own. Cells that it covers must be empty.</summary>
    public int Rows { get; init; }
}
