namespace ResponsibilityPortal.Formats.Xlsx;

/// <summary>
/// Estimates how high a row must be for its wrapped texts. Not every program fits rows when it opens a file, and none asks for exact
/// figures: a row that is somewhat too high is easy to read.
/// </summary>
internal static class RowHeight
{
    /// <summary>The greatest height of a row, in points.</summary>
    private const double Highest = 409;

    /// <summary>The height of a line, as a multiple of the size of its text.</summary>
    private const double LineHeight = 1.32;

    private const double Padding = 3;

    /// <summary>The size of the text that the widths of columns are measured in, in points.</summary>
    private const double UnitSize = 11;

    /// <summary>How much of a line is filled before the next word no longer fits, for average words.</summary>
    private const double FilledShare = 0.93;

    /// <summary>The first character of scripts whose characters take twice the width.</summary>
    private const char FirstWide = '\u1100';

    /// <summary>Returns the height of a row in points; null when one line of the default size is enough.</summary>
    public static double? Of(SheetLine line, SheetSetup setup)
    {
        var highest = 0d;
        var index = 0;
        foreach (var cell in line.Cells.Span)
        {
            var columns = Math.Max(1, cell.Columns);
            if (cell is { Text: { Length: > 0 } text, Rows: <= 1 } && index + columns <= setup.Columns.Count)
            {
                var style = cell.Style ?? setup.Columns[index].Style;
                var lines = style.IsWrapped ? LinesOf(text, WidthOf(setup, index, columns) * UnitSize / style.Size * FilledShare) : 1;
                highest = Math.Max(highest, (lines * style.Size * LineHeight) + Padding);
            }

            index += columns;
        }

        // The default height of a row is for one line of the default size.
        return highest <= (UnitSize * LineHeight) + Padding ? null : Math.Min(Highest, Math.Ceiling(highest));
    }

    private static double WidthOf(SheetSetup setup, int first, int count)
    {
        var width = 0d;
        for (var index = first; index < first + count; index++)
        {
            width += setup.Columns[index].Width;
        }

        return width;
    }

    private static int LinesOf(string text, double width)
    {
        var lines = 0;
        foreach (var paragraph in text.AsSpan().EnumerateLines())
        {
            double units = paragraph.Length;
            if (paragraph.ContainsAnyInRange(FirstWide, char.MaxValue))
            {
                foreach (var character in paragraph)
                {
                    units += character >= FirstWide ? 1 : 0;
                }
            }

            lines += Math.Max(1, (int)Math.Ceiling(units / width));
        }

        return lines;
    }
}
