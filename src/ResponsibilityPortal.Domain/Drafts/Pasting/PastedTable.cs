using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts.Pasting;

/// <summary>A table from the clipboard, without empty rows and columns at its end, and with its recognized headings.</summary>
public sealed class PastedTable
{
    /// <summary>
    /// The maximum number of lines above a heading row (titles, explanations), and of columns before a title column (numbers, groups).
    /// </summary>
    private const int HeadingsWithin = 6;

    private readonly Matrix _matrix;
    private readonly AssignmentReader _reader;

    /// <summary>Clean texts. All rows have the same number of cells.</summary>
    private readonly List<List<string>> _rows;
    private readonly Dictionary<string, string?> _titles = new(StringComparer.Ordinal);
    private readonly HashSet<string> _sections;
    private readonly string?[] _models;
    private readonly int? _headingRow;
    private readonly int? _titleColumn;
    private readonly bool _hasStrangeFirstRow;
    private readonly bool _hasStrangeFirstColumn;

    private PastedTable(Matrix matrix, List<List<string>> rows)
    {
        (_matrix, _rows) = (matrix, rows);
        _reader = new AssignmentReader(matrix);
        _sections = matrix
            .Domains.SelectMany(domain => new[] { PastedText.Key(domain.Name), domain.Slug })
            .ToHashSet(StringComparer.Ordinal);
        foreach (var row in matrix.Responsibilities)
        {
            _titles[row.Slug] = row.Slug;
        }

        foreach (var row in matrix.Responsibilities.GroupBy(row => PastedText.Key(row.Title), StringComparer.Ordinal))
        {
            // A title that two rows share identifies neither.
            _titles[row.Key] = row.Count() == 1 ? row.First().Slug : null;
        }

        (_headingRow, _models) = FindHeadingRow();
        _titleColumn = FindTitleColumn();
        _hasStrangeFirstRow = _headingRow is null && rows.Count > 1 && IsStrange(rows[0]) && rows.Skip(1).Any(row => row.Any(IsOwners));
        _hasStrangeFirstColumn =
            _titleColumn is null
            && rows.Count > 1
            && Width > 1
            && _models.ElementAtOrDefault(0) is null
            && IsStrange(DataRows.Select(row => row[0]))
            && DataRows.Any(row => row.Skip(1).Any(IsOwners));
    }

    /// <summary>The only cell of the table; null when there are more, or none.</summary>
    public string? Only => _rows is [[var only]] ? only : null;

    public bool IsEmpty => _rows.Count == 0;

    /// <summary>Whether the table has names of hosting models or titles of rows.</summary>
    public bool HasHeadings => _headingRow is not null || _titleColumn is not null;

    /// <summary>Whether the first row or column looks like headings that are not in the matrix.</summary>
    public bool HasStrangeHeadings => _hasStrangeFirstRow || _hasStrangeFirstColumn;

    /// <summary>Whether columns are matched by name.</summary>
    public bool NamesColumns => _headingRow is not null;

    /// <summary>Whether rows are matched by title.</summary>
    public bool NamesRows => _titleColumn is not null;

    private int Width => _rows.Count == 0 ? 0 : _rows[0].Count;

    private IEnumerable<List<string>> DataRows => _rows.Skip(_headingRow + 1 ?? 0).Where(row => !IsSection(row));

    /// <summary>Reads a block in the clipboard format of spreadsheets.</summary>
    public static PastedTable Read(Matrix matrix, string text)
    {
        var rows = SpreadsheetBlock.Read(text.TrimStart('\uFEFF')).Select(row => row.Select(PastedText.Clean).ToList()).ToList();
        var height = rows.FindLastIndex(row => row.Exists(HasContent)) + 1;
        var width = rows.Take(height).Select(row => row.FindLastIndex(HasContent) + 1).DefaultIfEmpty().Max();
        return new PastedTable(
            matrix,
            [
                .. rows.Take(height)
                    .Select(row => Enumerable.Range(0, width).Select(column => column < row.Count ? row[column] : "").ToList()),
            ]
        );
    }

    /// <summary>Returns the cell of the draft for each cell of the table.</summary>
    /// <param name="rowsBelow">The slugs of the shown rows, from the first selected one on.</param>
    /// <param name="modelsBeside">The slugs of the columns, from the first selected one on.</param>
    public PlacedCells Place(PasteMode mode, IReadOnlyList<string> rowsBelow, IReadOnlyList<string> modelsBeside)
    {
        var isNamed = mode == PasteMode.ByHeadings;
        var firstRow =
            mode == PasteMode.ByPosition ? 0 : _headingRow + 1 ?? (mode == PasteMode.WithoutHeadings && _hasStrangeFirstRow ? 1 : 0);
        var firstColumn =
            mode == PasteMode.ByPosition ? 0 : _titleColumn + 1 ?? (mode == PasteMode.WithoutHeadings && _hasStrangeFirstColumn ? 1 : 0);
        var columns = ColumnsOf(isNamed && NamesColumns, firstColumn, modelsBeside);
        var cells = new List<(CellKey, string)>();
        var (unknownTitles, outside, down) = (new List<string>(), 0, 0);
        foreach (var row in _rows.Skip(firstRow).Where(row => !IsSection(row)))
        {
            var title = isNamed && _titleColumn is { } at ? row[at] : null;
            var slug = title is null ? rowsBelow.ElementAtOrDefault(down++) : _titles.GetValueOrDefault(PastedText.Key(title));
            if (title is not null && slug is null)
            {
                if (columns.Any(column => HasContent(row[column.Index])))
                {
                    unknownTitles.Add(title);
                }

                continue;
            }

            foreach (var (index, model) in columns)
            {
                if (slug is not null && model is not null)
                {
                    cells.Add((new CellKey(slug, model), row[index]));
                }
                else if (HasContent(row[index]))
                {
                    outside++;
                }
            }
        }

        return new PlacedCells(cells.ToValueList(), unknownTitles.ToValueList(), (isNamed ? UnknownColumns() : []).ToValueList(), outside);
    }

    private List<(int Index, string? Model)> ColumnsOf(bool isNamed, int first, IReadOnlyList<string> modelsBeside) =>
        isNamed
            ? [.. _models.Index().Where(column => column.Item is not null)]
            :
            [
                .. Enumerable
                    .Range(first, Math.Max(0, Width - first))
                    .Select(index => (index, modelsBeside.ElementAtOrDefault(index - first))),
            ];

    private IEnumerable<string> UnknownColumns() =>
        _headingRow is not { } heading
            ? []
            : _rows[heading]
                .Index()
                .Where(column =>
                    _models[column.Index] is null
                    && column.Index != _titleColumn
                    && HasContent(column.Item)
                    && DataRows.Any(row => HasContent(row[column.Index]))
                )
                .Select(column => column.Item);

    private (int? Row, string?[] Models) FindHeadingRow()
    {
        (int? Row, string?[] Models, int Count) best = (null, new string?[Width], 0);
        foreach (var (index, row) in _rows.Take(HeadingsWithin).Index())
        {
            var models = new string?[Width];
            foreach (var (column, cell) in row.Index())
            {
                models[column] = ModelOf(cell) is { } model && !models.Contains(model) ? model : null;
            }

            var count = models.Count(model => model is not null);
            if (count > best.Count && !row.Index().Any(cell => models[cell.Index] is null && IsOwners(cell.Item)))
            {
                best = (index, models, count);
            }
        }

        return (best.Row, best.Models);
    }

    private int? FindTitleColumn()
    {
        var counts = Enumerable
            .Range(0, Math.Min(Width, HeadingsWithin))
            .Where(column => _models[column] is null)
            .Select(column => (Column: column, Count: DataRows.Count(row => _titles.ContainsKey(PastedText.Key(row[column])))))
            .ToList();
        var best = counts.DefaultIfEmpty().MaxBy(candidate => candidate.Count);
        return best.Count > 0 ? best.Column : null;
    }

    private string? ModelOf(string cell)
    {
        var key = PastedText.Key(cell);
        return key.Length == 0
            ? null
            : (
                _matrix.HostingModels.FirstOrDefault(model => PastedText.Key(model.Name) == key || model.Slug == key)
                ?? _matrix.HostingModels.FirstOrDefault(model =>
                    (model.Label is { } label && PastedText.Key(label) == key) || model.Aliases.Any(alias => PastedText.Key(alias) == key)
                )
            )?.Slug;
    }

    /// <summary>Returns whether a row is the heading of a domain.</summary>
    private bool IsSection(List<string> row)
    {
        var texts = row.Where(HasContent).Distinct(StringComparer.Ordinal).Take(2).ToList();
        return texts is [var only] && _sections.Contains(PastedText.Key(only)) && !IsOwners(only);
    }

    /// <summary>Returns whether all texts are different and none of them names parties.</summary>
    private bool IsStrange(IEnumerable<string> texts)
    {
        var keys = texts.Where(HasContent).Select(PastedText.Key).ToList();
        return keys.Count > 0 && !keys.Any(IsOwners) && keys.Distinct(StringComparer.Ordinal).Count() == keys.Count;
    }

    private bool IsOwners(string cell) => HasContent(cell) && _reader.Read(cell) is AssignmentReading.Understood;

    private static bool HasContent(string cell) => cell.Length > 0;
}
