using ResponsibilityPortal.Formats.Questionnaires;
using ResponsibilityPortal.Formats.Xlsx;

namespace ResponsibilityPortal.Formats.Importing;

/// <summary>Lists the parts of a file that are not imported: other sheets, columns without a use, text above the headings.</summary>
internal static class UnusedParts
{
    public static void Find(
        IReadOnlyList<QuestionSheet> sheets,
        int index,
        SheetTable table,
        ImportChoices choices,
        FindingList notCarried
    )
    {
        FindColumns(sheets[index], table, choices, notCarried);
        foreach (var (row, _) in table.TitlesWithoutRows)
        {
            notCarried.Add("A title without rows below it, such as an upper level of grouping or a footnote.", table.PlaceOf(row, null));
        }

        foreach (var row in table.Skipped)
        {
            notCarried.Add("A row with text only in columns that aren't imported.", table.PlaceOf(row.Number, row.Cells[0].Column));
        }

        foreach (var cell in sheets[index].Commented)
        {
            notCarried.Add("The comments on cells.", $"{sheets[index].Name}!{cell}");
        }

        var above = sheets[index].Rows.Where(row => row.Number < choices.HeaderRow).ToList();
        if (above.Count > 0)
        {
            notCarried.Add("The text above the headings.", table.PlaceOf(above[0].Number, above[0].Cells[0].Column), above.Count);
        }

        if (sheets[index].Merged.Count - MergedTexts.MaxCount is var more and > 0)
        {
            const int max = MergedTexts.MaxCount;
            var sentence = FormattableString.Invariant($"Merged ranges after the first {max:N0}: only their first cell has the text.");
            notCarried.Add(sentence, null, more);
        }

        foreach (
            var parties in choices
                .Columns.Where(column => column.Use == ColumnUse.Marks)
                .GroupBy(column => (column.Model, Parties: string.Join(' ', column.Parties)))
                .Where(group => group.Count() > 1)
        )
        {
            notCarried.Add("Which of several columns has the mark, where they mean the same party.", null, parties.Count());
        }

        foreach (var sheet in sheets.Where((sheet, other) => other != index && sheet.Rows.Count > 0))
        {
            notCarried.Add($"The sheet “{ImportText.OneLine(sheet.Name)}”.", null, sheet.Rows.Count);
        }
    }

    private static void FindColumns(QuestionSheet sheet, SheetTable table, ImportChoices choices, FindingList notCarried)
    {
        var used = choices.Columns.Where(column => column.Use != ColumnUse.None).Select(column => column.Column).ToHashSet();
        if (choices.Domains != DomainSource.Column && choices.ColumnOf(ColumnUse.Domain) is { } domain)
        {
            used.Remove(domain);
        }

        // "Yes" in a column that says "N/A" elsewhere has no place in a matrix.
        var marked = choices
            .Columns.Where(column => column.Use == ColumnUse.NotApplicable)
            .Select(column => column.Column)
            .ToHashSet();
        var unused = new SortedDictionary<int, (int Row, int Count)>();
        foreach (var row in table.Rows)
        {
            foreach (var cell in row.Row.Cells.Where(cell => !IsUsed(cell)))
            {
                var (first, count) = unused.GetValueOrDefault(cell.Column, (row.Row.Number, 0));
                unused[cell.Column] = (first, count + 1);
            }
        }

        bool IsUsed(SheetCell cell) =>
            used.Contains(cell.Column) && (!marked.Contains(cell.Column) || TableWords.SaysNotApplicable(cell.Text));

        var header = sheet.Rows.FirstOrDefault(row => row.Number == choices.HeaderRow);
        foreach (var (column, (row, count)) in unused)
        {
            var heading = header?.In(column) is { } text ? $" “{ImportText.Cut(ImportText.OneLine(text), 60)}”" : "";
            var other = marked.Contains(column) ? " that don't say “N/A”" : "";
            notCarried.Add(
                $"The texts of column {CellReference.ColumnName(column)}{heading}{other}.",
                table.PlaceOf(row, column),
                count
            );
        }
    }
}
