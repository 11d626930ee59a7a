using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Questionnaires;

namespace ResponsibilityPortal.Formats.Importing;

/// <summary>Guesses in which row a sheet has its headings.</summary>
internal static class HeaderGuess
{
    /// <summary>How many rows with text at the beginning of a sheet can be the row of the headings.</summary>
    private const int SearchRows = 30;

    private const int HeadingMaxLength = 120;

    /// <summary>How many rows are enough to compare candidates: each one reads them again.</summary>
    private const int ComparedRows = 30;

    /// <summary>Returns the row, 0 for none, with what its columns are.</summary>
    public static (int Row, ColumnKinds Kinds) Of(QuestionSheet sheet, PartyNames names)
    {
        var start = sheet with { Rows = sheet.Rows.Take(SearchRows + ComparedRows).ToValueList() };
        var best = (Row: 0, Weight: 0);
        var candidates = start
            .Rows.Take(SearchRows)
            .Where(row => row.Cells.Count > 1 && row.Cells.All(cell => cell.Text.Length <= HeadingMaxLength));
        foreach (var row in candidates)
        {
            var kinds = ColumnKinds.Of(ColumnTexts.Of(start, row.Number), names);
            if (kinds.WeightAsHeadings(names) is var weight && weight > best.Weight)
            {
                best = (row.Number, weight);
            }
        }

        return (best.Row, ColumnKinds.Of(ColumnTexts.Of(sheet, best.Row), names));
    }
}
