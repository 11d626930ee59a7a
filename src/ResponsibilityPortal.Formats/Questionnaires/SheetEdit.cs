using System.Globalization;
using System.Security;
using System.Text;
using ResponsibilityPortal.Formats.Xlsx;

namespace ResponsibilityPortal.Formats.Questionnaires;

/// <summary>Inserts columns into the text of a sheet's part. Everything else keeps its characters.</summary>
internal static class SheetEdit
{
    /// <summary>The widths of the new columns, in characters.</summary>
    private static readonly int[] Widths = [24, 48, 48, 60, 14];

    /// <summary>Returns the text with columns after the last used one.</summary>
    /// <param name="answers">The texts of the new columns by row number.</param>
    public static string AddColumns(
        string text,
        SheetLayout layout,
        SheetColumns columns,
        IReadOnlyList<string> headings,
        IReadOnlyDictionary<int, IReadOnlyList<string>> answers
    )
    {
        var first = layout.LastColumn + 1;
        var edits = new List<(int Start, int End, string Text)>();
        if (layout.Rows.TryGetValue(columns.HeaderRow, out var header))
        {
            AddCells(edits, layout, header, columns.HeaderRow, first, headings);
        }

        foreach (var (number, texts) in answers)
        {
            if (layout.Rows.TryGetValue(number, out var row))
            {
                AddCells(edits, layout, row, number, first, texts);
            }
        }

        AddWidths(edits, layout, first, headings.Count);
        Extend(edits, layout, first + headings.Count - 1);
        return Apply(text, edits);
    }

    /// <summary>Replaces cells that have only a style, and inserts the others in the order of the columns.</summary>
    private static void AddCells(
        List<(int Start, int End, string Text)> edits,
        SheetLayout layout,
        SheetLayout.Row row,
        int number,
        int first,
        IReadOnlyList<string> texts
    )
    {
        var end = first + texts.Count;
        edits.AddRange(row.Cells.Where(cell => cell.Column >= first && cell.Column < end).Select(cell => (cell.Start, cell.End, "")));
        var at = row.Cells.Where(cell => cell.Column >= first).Select(cell => (int?)cell.Start).Min() ?? row.End;
        var prefix = layout.Prefix;
        var style = row.Style is { } named ? string.Create(CultureInfo.InvariantCulture, $" s=\"{named}\"") : "";
        var cells = new StringBuilder();
        for (var index = 0; index < texts.Count; index++)
        {
            cells.Append(
                CultureInfo.InvariantCulture,
                $"<{prefix}c r=\"{CellReference.Of(first + index, number)}\"{style} t=\"inlineStr\"><{prefix}is>"
                    + $"<{prefix}t xml:space=\"preserve\">{Escaped(texts[index])}</{prefix}t></{prefix}is></{prefix}c>"
            );
        }

        edits.Add((at, at, cells.ToString()));
    }

    /// <summary>Makes the new columns wide enough to read, unless the sheet sets the widths of all columns.</summary>
    private static void AddWidths(List<(int Start, int End, string Text)> edits, SheetLayout layout, int first, int count)
    {
        if (layout.Widths is { } widths && (widths.End == 0 || widths.Last >= first))
        {
            return;
        }

        var list = string.Concat(
            Enumerable
                .Range(0, count)
                .Select(index =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"<{layout.Prefix}col min=\"{first + index}\" max=\"{first + index}\" width=\"{Widths[index]}\" customWidth=\"1\"/>"
                    )
                )
        );
        edits.Add(
            layout.Widths is { } known
                ? (known.End, known.End, list)
                : (layout.Data, layout.Data, $"<{layout.Prefix}cols>{list}</{layout.Prefix}cols>")
        );
    }

    private static void Extend(List<(int Start, int End, string Text)> edits, SheetLayout layout, int last)
    {
        if (layout.Dimension is { } dimension && CellReference.TryRead(dimension.Text, out MergedRange range) && range.LastColumn < last)
        {
            var extended = $"{CellReference.Of(range.FirstColumn, range.FirstRow)}:{CellReference.Of(last, range.LastRow)}";
            edits.Add((dimension.Start, dimension.Start + dimension.Text.Length, extended));
        }
    }

    private static string Apply(string text, List<(int Start, int End, string Text)> edits)
    {
        var edited = new StringBuilder(text.Length + edits.Sum(edit => edit.Text.Length));
        var done = 0;
        foreach (var (start, end, replacement) in edits.OrderBy(edit => edit.Start).ThenBy(edit => edit.End))
        {
            if (start < done)
            {
                // Elements that belong elsewhere are within a cell.
                throw WorkbookPackage.Damaged();
            }

            edited.Append(text, done, start - done).Append(replacement);
            done = end;
        }

        return edited.Append(text, done, text.Length - done).ToString();
    }

    private static string Escaped(string text) => SecurityElement.Escape(EscapedCharacters.Write(WorkbookText.Cut(text)));
}
