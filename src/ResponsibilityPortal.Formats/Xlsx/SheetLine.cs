namespace ResponsibilityPortal.Formats.Xlsx;

/// <summary>A row to write.</summary>
/// <param name="Cells">From the first column. Columns after them stay empty.</param>
/// <param name="Height">In points; null for one that is estimated from the texts.</param>
public readonly record struct SheetLine(ReadOnlyMemory<TextCell> Cells, double? Height = null)
{
    /// <summary>A row without content.</summary>
    public static SheetLine Empty => default;

    /// <summary>Returns a row of texts in one style. Null texts are empty cells of that style.</summary>
    public static SheetLine Of(CellStyle style, params ReadOnlySpan<string?> texts)
    {
        var cells = new TextCell[texts.Length];
        for (var index = 0; index < cells.Length; index++)
        {
            cells[index] = new TextCell(texts[index], style);
        }

        return new SheetLine(cells);
    }
}
