using ResponsibilityPortal.Domain.Drafts.Pasting;
using ResponsibilityPortal.Formats.Questionnaires;

namespace ResponsibilityPortal.Formats.Importing;

/// <summary>The texts of one column below the headings, as far as a guess needs them.</summary>
internal sealed class ColumnTexts
{
    /// <summary>How many columns are considered, from the left.</summary>
    public const int ColumnsMaxCount = 100;

    /// <summary>How many rows are considered.</summary>
    private const int RowsMaxCount = 400;

    private readonly List<string> _texts = [];

    private ColumnTexts(int column, string? heading) => (Column, Heading) = (column, heading);

    /// <summary>From 1.</summary>
    public int Column { get; }

    /// <summary>The text in the row of the headings; null for none.</summary>
    public string? Heading { get; }

    public string HeadingKey => Heading is null ? "" : PastedText.Key(Heading);

    public IReadOnlyList<string> Texts => _texts;

    public int Count => _texts.Count;

    public int Different => _texts.Distinct(StringComparer.OrdinalIgnoreCase).Count();

    public double AverageLength => Count == 0 ? 0 : _texts.Average(text => text.Length);

    /// <summary>Returns the share of texts, from 0 to 1.</summary>
    public double Share(Func<string, bool> of) => Count == 0 ? 0 : (double)_texts.Count(of) / Count;

    /// <summary>Returns the columns that have a text, from left to right.</summary>
    /// <param name="header">The row of the headings; 0 for none.</param>
    public static List<ColumnTexts> Of(QuestionSheet sheet, int header)
    {
        var headings = sheet.Rows.FirstOrDefault(row => row.Number == header);
        var columns = new SortedDictionary<int, ColumnTexts>();
        foreach (var cell in headings?.Cells ?? [])
        {
            if (cell.Column <= ColumnsMaxCount)
            {
                columns.Add(cell.Column, new ColumnTexts(cell.Column, cell.Text));
            }
        }

        // A row with one text is a title or a footnote, and says nothing about its column, unless the sheet has only one column.
        var isNarrow = sheet.ColumnCount < 2;
        foreach (var row in sheet.Rows.Where(row => row.Number > header && (isNarrow || row.Cells.Count > 1)).Take(RowsMaxCount))
        {
            foreach (var cell in row.Cells)
            {
                if (cell.Column > ColumnsMaxCount)
                {
                    break;
                }

                if (!columns.TryGetValue(cell.Column, out var column))
                {
                    columns.Add(cell.Column, column = new ColumnTexts(cell.Column, null));
                }

                column._texts.Add(cell.Text);
            }
        }

        return [.. columns.Values];
    }
}
