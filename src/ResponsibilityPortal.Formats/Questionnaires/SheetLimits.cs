using ResponsibilityPortal.Formats.Xlsx;

namespace ResponsibilityPortal.Formats.Questionnaires;

/// <summary>
/// Counts the rows, columns, cells and characters of a file and refuses too many, so that a small file can't take much memory. A text that
/// many cells share counts for each of them.
/// </summary>
/// <param name="rowsMaxCount">The maximum number of rows with text in all sheets.</param>
/// <param name="cellsMaxCount">The maximum number of cells with text, and of merged ranges, in all sheets.</param>
/// <param name="textsMaxLength">The length of the texts of all cells in all sheets, in characters.</param>
internal sealed class SheetLimits(
    int rowsMaxCount = SheetLimits.RowsMaxCount,
    int cellsMaxCount = SheetLimits.CellsMaxCount,
    int textsMaxLength = SheetLimits.TextsMaxLength
)
{
    /// <summary>The maximum number of rows with text in all sheets.</summary>
    public const int RowsMaxCount = 10_000;

    /// <summary>The maximum number of cells with text, and of merged ranges, in all sheets.</summary>
    public const int CellsMaxCount = 200_000;

    /// <summary>The maximum number of columns with text in all sheets, wherever they are.</summary>
    public const int ColumnsMaxCount = 500;

    /// <summary>The length of the texts of all cells in all sheets, in characters.</summary>
    public const int TextsMaxLength = 8_000_000;

    private readonly HashSet<int> _columns = [];
    private int _rows;
    private int _cells;
    private int _characters;

    /// <summary>Refuses a text that no cell can have.</summary>
    /// <returns>The text.</returns>
    public static string Checked(string text) =>
        text.Length > WorkbookText.MaxLength ? throw Refused($"a cell with more than {WorkbookText.MaxLength:N0} characters") : text;

    public void CountRow()
    {
        if (++_rows > rowsMaxCount)
        {
            throw Refused($"more than {rowsMaxCount:N0} rows with text");
        }
    }

    /// <param name="column">From 1.</param>
    public void CountCell(string text, int column)
    {
        _characters += Checked(text).Length;
        if (++_cells > cellsMaxCount)
        {
            throw Refused($"more than {cellsMaxCount:N0} cells with text");
        }

        if (column > CellReference.ColumnMaxCount)
        {
            throw Refused($"text after column {CellReference.ColumnMaxCount:N0}, the last one of spreadsheets");
        }

        if (_columns.Add(column) && _columns.Count > ColumnsMaxCount)
        {
            throw Refused($"more than {ColumnsMaxCount:N0} columns with text");
        }

        if (_characters > textsMaxLength)
        {
            throw Refused($"more than {textsMaxLength:N0} characters in its cells");
        }
    }

    public void CountMerged()
    {
        if (++_cells > cellsMaxCount)
        {
            throw Refused($"more than {cellsMaxCount:N0} cells with text or merged ranges");
        }
    }

    public void CountComment()
    {
        if (++_cells > CellsMaxCount)
        {
            throw Refused($"more than {CellsMaxCount:N0} cells with text or comments");
        }
    }

    private static QuestionnaireRefusedException Refused(FormattableString what) =>
        new($"The file has {FormattableString.Invariant(what)}. Copy the rows that you need into a new file.");
}
