using ResponsibilityPortal.Pdf.Layout;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>The header cells of the smaller tables.</summary>
internal static class ColumnHeader
{
    public static FlowCell Of(string text) => new(new TextBlock(text, ReportStyles.TableBold)) { Ground = ReportStyles.Raised };

    /// <summary>Returns a row with one header cell for each column.</summary>
    public static FlowRow RowOf(params ReadOnlySpan<string> texts)
    {
        var cells = new FlowCell[texts.Length];
        for (var column = 0; column < cells.Length; column++)
        {
            cells[column] = Of(texts[column]);
        }

        return new FlowRow(cells);
    }
}
