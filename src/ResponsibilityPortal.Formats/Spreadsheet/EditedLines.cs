using System.Globalization;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Formats.Csv;
using ResponsibilityPortal.Formats.Questionnaires;
using ResponsibilityPortal.Formats.Xlsx;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>
/// Finds what someone edited in an exported CSV file, which has one line for each cell of the matrix. Lines are found by the short name of
/// the row and the name of the column, whatever their order.
/// </summary>
internal sealed class EditedLines
{
    private readonly QuestionSheet _sheet;
    private readonly Matrix _exported;
    private readonly int _version;
    private readonly EditFindings _findings;
    private readonly IReadOnlyList<CsvColumn> _expected;
    private readonly Dictionary<string, MatrixRow> _rows;
    private readonly Dictionary<string, HostingModel> _models;
    private readonly Dictionary<string, int> _columns;

    /// <summary>Columns that have the same heading in the export, because parties or frameworks have the same name.</summary>
    private readonly Dictionary<string, List<CsvColumn>> _twins;

    private EditedLines(QuestionSheet sheet, Matrix exported, int version)
    {
        (_sheet, _exported, _version, _findings) = (sheet, exported, version, new EditFindings(sheet.Name));
        var view = new MatrixView(new MatrixIndex(exported), MatrixFilter.None);
        _expected = CsvColumns.Of(version, view, (_, _) => "");
        _rows = view.Rows.ToDictionary(row => row.Responsibility.Slug, StringComparer.Ordinal);
        _models = exported
            .HostingModels.GroupBy(model => model.Name, StringComparer.OrdinalIgnoreCase)
            .Where(same => same.Count() == 1)
            .ToDictionary(same => same.Key, same => same.First(), StringComparer.OrdinalIgnoreCase);
        _twins = _expected
            .GroupBy(column => column.Header, StringComparer.OrdinalIgnoreCase)
            .Where(same => same.Count() > 1)
            .ToDictionary(same => same.Key, same => same.ToList(), StringComparer.OrdinalIgnoreCase);
        _columns = HeadedColumns.Of(
            sheet.Rows[0],
            _expected.Select(column => column.Header).Where(header => !_twins.ContainsKey(header)),
            _findings
        );
    }

    private string Model => ModelHeading.Of(_exported);

    /// <param name="sheet">A file whose first row has the headings.</param>
    /// <param name="exported">The content of the version that it was exported from.</param>
    /// <param name="version">The number of that version.</param>
    public static EditedFile Read(QuestionSheet sheet, Matrix exported, int version)
    {
        var read = new EditedLines(sheet, exported, version);
        read.Compare();
        return read._findings.ToFile();
    }

    private void Compare()
    {
        string[] keys = [CsvColumns.Matrix, CsvColumns.Version, CsvColumns.Responsibility, Model];
        if (!keys.All(_columns.ContainsKey))
        {
            if (_findings.ProblemCount == 0)
            {
                _findings.AddProblem(
                    null,
                    $"The column “{Model}” is missing, so no line can be found in the matrix. Export the file again, and keep this column."
                );
            }

            return;
        }

        var lines = new Dictionary<CellKey, List<EditedRow>>();
        foreach (var row in _sheet.Rows.Skip(1))
        {
            if (LineOf(row) is { } line)
            {
                (lines.TryGetValue(line.Cell, out var others) ? others : lines[line.Cell] = []).Add(line);
            }
        }

        foreach (var row in _exported.Responsibilities)
        {
            foreach (var model in _exported.HostingModels)
            {
                if (lines.TryGetValue(new CellKey(row.Slug, model.Slug), out var edited))
                {
                    _findings.Read(_exported, row, model, [.. edited.Select(line => StatesOf(line, model))]);
                }
            }
        }
    }

    private Action<Assignment, CellStatements> StatesOf(EditedRow line, HostingModel model) =>
        (before, stated) => new EditedLine(_exported, model, before, line, stated, _findings).Read();

    /// <summary>Returns the line with its cell; null when the matrix doesn't have it, or another version is named.</summary>
    private EditedRow? LineOf(SheetRow row)
    {
        var line = new EditedRow(row, _columns);
        if (
            line.TextIn(CsvColumns.Matrix) != _exported.Slug
            || line.TextIn(CsvColumns.Version) != _version.ToString(CultureInfo.InvariantCulture)
        )
        {
            _findings.AddProblem(
                line.At(CsvColumns.Version),
                $"This line isn't of version {_version} of the matrix {_exported.Slug}, as the first one is. Import it separately."
            );
            return null;
        }

        if (line.TextIn(CsvColumns.Responsibility) is not { } slug || !_rows.TryGetValue(CellText.Unmarked(slug), out var known))
        {
            _findings.AddProblem(
                line.At(CsvColumns.Responsibility),
                "The version that was exported has no such responsibility. Add responsibilities in the structure of the matrix."
            );
            return null;
        }

        if (line.TextIn(Model) is not { } name || !_models.TryGetValue(CellText.Unmarked(name), out var model))
        {
            _findings.AddProblem(line.At(Model), $"The version that was exported has no such {_exported.ColumnKind.Singular}.");
            return null;
        }

        FindUnread(line, known, model);
        return line with
        {
            Cell = new CellKey(known.Responsibility.Slug, model.Slug),
        };
    }

    /// <summary>Reports edits in columns that are for reading only.</summary>
    private void FindUnread(EditedRow line, MatrixRow row, HostingModel model)
    {
        var cell = row.Responsibility.In(model.Slug) ?? new Assignment(model.Slug);
        var expected = new CsvLine(row, model, cell, null, Part.None);
        foreach (var column in _expected.Where(column => !EditedLine.IsRead(column.Header, _exported) && column.Header != "address"))
        {
            if (line.TextIn(column.Header) is { } text && !EditedLine.IsSame(text, column.TextOf(expected)))
            {
                _findings.AddUnread(line.At(column.Header), column.Header);
            }
        }

        foreach (var (heading, twins) in _twins)
        {
            var cells = _sheet.Rows[0].Cells.Where(cell => cell.Text.Equals(heading, StringComparison.OrdinalIgnoreCase));
            foreach (var (twin, column) in twins.Zip(cells, (twin, cell) => (twin, cell.Column)))
            {
                if (EditedText.In(line.Row, column) is { } text && !EditedLine.IsSame(text, twin.TextOf(expected)))
                {
                    _findings.AddUnread(CellReference.Of(column, line.Row.Number), heading);
                }
            }
        }
    }
}
