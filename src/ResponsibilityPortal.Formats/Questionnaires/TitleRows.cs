namespace ResponsibilityPortal.Formats.Questionnaires;

/// <summary>The rows in which a column is part of a title: a merged range that reaches over other columns too.</summary>
internal sealed class TitleRows
{
    private readonly List<(int First, int Last)> _runs = [];

    /// <param name="column">From 1.</param>
    public TitleRows(QuestionSheet sheet, int column)
    {
        var ranges = sheet
            .Merged.Where(range => range.FirstColumn <= column && column <= range.LastColumn && range.FirstColumn < range.LastColumn)
            .OrderBy(range => range.FirstRow);
        foreach (var range in ranges)
        {
            if (_runs is [.., var (first, last)] && range.FirstRow <= last)
            {
                _runs[^1] = (first, Math.Max(last, range.LastRow));
            }
            else
            {
                _runs.Add((range.FirstRow, range.LastRow));
            }
        }
    }

    public bool Contains(int row)
    {
        var (low, high) = (0, _runs.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (_runs[middle].Last < row)
            {
                low = middle + 1;
            }
            else if (_runs[middle].First > row)
            {
                high = middle - 1;
            }
            else
            {
                return true;
            }
        }

        return false;
    }
}
