using ResponsibilityPortal.Formats.Questionnaires;
using ResponsibilityPortal.Formats.Xlsx;

namespace ResponsibilityPortal.Formats.Importing;

/// <summary>
/// The texts of merged ranges: a file has them in the first cell only, and users see them in all. A range is looked up and never expanded,
/// since a few bytes can merge a whole sheet.
/// </summary>
internal sealed class MergedTexts
{
    /// <summary>The maximum number of merged ranges that are considered, since those of each column are kept.</summary>
    public const int MaxCount = 10_000;

    private readonly QuestionSheet _sheet;
    private readonly Dictionary<int, int> _rows;
    private readonly Dictionary<int, List<MergedRange>> _ranges = [];

    public MergedTexts(QuestionSheet sheet)
    {
        _sheet = sheet;
        _rows = sheet.Merged.Count == 0 ? [] : sheet.Rows.Index().ToDictionary(row => row.Item.Number, row => row.Index);
    }

    /// <summary>Returns the text that users see in a cell: its own, or that of the merged range in which it is. Null for none.</summary>
    public string? At(SheetRow row, int column) => row.In(column) ?? TextOf(RangeAt(row.Number, column));

    /// <summary>Returns the merged range in which a cell is; null for none.</summary>
    public MergedRange? RangeAt(int row, int column)
    {
        if (_sheet.Merged.Count == 0)
        {
            return null;
        }

        if (!_ranges.TryGetValue(column, out var ranges))
        {
            ranges =
            [
                .. _sheet
                    .Merged.Take(MaxCount)
                    .Where(range => range.FirstColumn <= column && column <= range.LastColumn)
                    .OrderBy(range => range.FirstRow),
            ];
            _ranges.Add(column, ranges);
        }

        // Ranges of one column don't overlap in a file that a spreadsheet has written, so the last that begins above is the only one.
        var (low, high) = (0, ranges.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            (low, high) = ranges[middle].FirstRow <= row ? (middle + 1, high) : (low, middle - 1);
        }

        return high >= 0 && ranges[high].LastRow >= row ? ranges[high] : null;
    }

    private string? TextOf(MergedRange? range) =>
        range is { } found && _rows.TryGetValue(found.FirstRow, out var index) ? _sheet.Rows[index].In(found.FirstColumn) : null;
}
