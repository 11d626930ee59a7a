namespace ResponsibilityPortal.Formats.Questionnaires;

/// <summary>What one column of a sheet has below the headings.</summary>
/// <param name="column">From 1.</param>
internal sealed class ColumnFigures(int column)
{
    private const int IdentifierMaxLength = 60;

    private int _texts;
    private int _identifiers;

    /// <summary>From 1.</summary>
    public int Column { get; } = column;

    /// <summary>How much the column looks like questions: question marks count most, then sentences.</summary>
    public int Weight { get; private set; }

    public bool HasText => _texts > 0;

    /// <summary>Whether most texts look like numbers or IDs.</summary>
    public bool HasIdentifiers => _identifiers * 2 > _texts;

    /// <summary>Returns the figures of all columns, from left to right, also of those with only a heading. Reads each cell once.</summary>
    /// <param name="header">The row of the headings; 0 for none.</param>
    public static IReadOnlyList<ColumnFigures> Of(QuestionSheet sheet, int header, CancellationToken cancellationToken)
    {
        var columns = new SortedDictionary<int, ColumnFigures>();
        foreach (var row in sheet.Rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var cell in row.Cells)
            {
                if (!columns.TryGetValue(cell.Column, out var figures))
                {
                    columns.Add(cell.Column, figures = new ColumnFigures(cell.Column));
                }

                if (row.Number > header)
                {
                    figures.Count(cell.Text);
                }
            }
        }

        return [.. columns.Values];
    }

    private void Count(string text)
    {
        _texts++;
        _identifiers += text.Length <= IdentifierMaxLength && text.Any(char.IsAsciiDigit) ? 1 : 0;
        Weight +=
            text.EndsWith('?') ? 10
            : text.AsSpan().Count(' ') >= 3 ? 3
            : text.Length > 20 ? 1
            : 0;
    }
}
