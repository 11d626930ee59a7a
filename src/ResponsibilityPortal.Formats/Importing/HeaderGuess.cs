using ResponsibilityPortal.Formats.Questionnaires;

namespace ResponsibilityPortal.Formats.Importing;

/// <summary>Guesses in which row a sheet has its headings.</summary>
internal static class HeaderGuess
{
    /// <summary>How many rows with text at the beginning of a sheet can be the row of the headings.</summary>
    private const int SearchRows = 30;

    private const int HeadingMaxLength = 120;

    /// <summary>Returns the row, 0 for none, with what its columns are.</summary>
    public static (int Row, ColumnKinds Kinds) Of(QuestionSheet sheet, PartyNames names)
    {
        var best = (Row: 0, Kinds: ColumnKinds.Of(ColumnTexts.Of(sheet, 0), names), Weight: 0);
        var candidates = sheet
            .Rows.Take(SearchRows)
            .Where(row => row.Cells.Count > 1 && row.Cells.All(cell => cell.Text.Length <= HeadingMaxLength));
        foreach (var row in candidates)
        {
            var kinds = ColumnKinds.Of(ColumnTexts.Of(sheet, row.Number), names);
            if (kinds.WeightAsHeadings(names) is var weight && weight > best.Weight)
            {
                best = (row.Number, kinds, weight);
            }
        }

        return (best.Row, best.Kinds);
    }
}
