using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Questionnaires;
using ResponsibilityPortal.Formats.Xlsx;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>
/// Finds what someone edited in the sheet <see cref="MatrixSheet"/> of an exported workbook: one row for each responsibility, and a group
/// of columns for each hosting model below its name. Missing rows, columns and groups leave the matrix as it is, and so do empty cells.
/// </summary>
internal sealed class EditedTable
{
    private const int HeadingRowsMaxCount = 20;

    private readonly QuestionSheet _sheet;
    private readonly Matrix _exported;
    private readonly ReadOnlyTexts _texts;
    private readonly EditFindings _findings;

    private EditedTable(QuestionSheet sheet, Matrix exported)
    {
        (_sheet, _exported, _texts) = (sheet, exported, new ReadOnlyTexts(exported));
        _findings = new EditFindings(sheet.Name);
    }

    /// <param name="exported">The content of the version that the sheet was exported from.</param>
    public static EditedFile Read(QuestionSheet sheet, Matrix exported)
    {
        var read = new EditedTable(sheet, exported);
        read.Compare();
        return read._findings.ToFile();
    }

    private void Compare()
    {
        if (FindHeadings() is not var (groups, headings))
        {
            _findings.AddProblem(
                null,
                $"The hidden column “{MatrixSheet.Key}” or the two rows of headings are missing, so this sheet isn't read."
            );
            return;
        }

        var models = EditedGroups.Find(_sheet, _exported, groups, headings, _findings);
        var (outside, key) = (OutsideOf(models, headings), ColumnOf(headings, MatrixSheet.Key)!.Value);
        var rows = new Dictionary<string, List<SheetRow>>(StringComparer.Ordinal);
        foreach (var row in _sheet.Rows.Where(row => row.Number > headings.Number))
        {
            if (row.In(key) is { } slug && _texts.FindRow(slug) is { } known)
            {
                FindUnread(row, known, outside);
                (rows.TryGetValue(slug, out var others) ? others : rows[slug] = []).Add(row);
            }
            else
            {
                _findings.AddProblem(
                    CellReference.Of(key, row.Number),
                    "This row isn't a row of the export. Add responsibilities in the structure of the matrix."
                );
            }
        }

        foreach (var responsibility in _exported.Responsibilities.Where(row => rows.ContainsKey(row.Slug)))
        {
            foreach (var model in models)
            {
                _findings.Read(
                    _exported,
                    responsibility,
                    model.Model,
                    [.. rows[responsibility.Slug].Select(row => StatesOf(row, model))]
                );
            }
        }
    }

    private Action<Assignment, CellStatements> StatesOf(SheetRow row, EditedModel model) =>
        (before, stated) => new EditedTableCell(_exported, model, before, row, stated, _findings).Read();

    /// <summary>Returns the row with the names of hosting models, and the one below it with the headings.</summary>
    private (SheetRow Groups, SheetRow Headings)? FindHeadings()
    {
        foreach (var (groups, headings) in _sheet.Rows.Take(HeadingRowsMaxCount).Zip(_sheet.Rows.Skip(1)))
        {
            if (ColumnOf(headings, MatrixSheet.Key) is not null && ColumnOf(headings, MatrixSheet.Title) is not null)
            {
                return (groups, headings);
            }
        }

        return null;
    }

    /// <summary>Returns the headings of columns that are about the row as a whole.</summary>
    private static Dictionary<string, int> OutsideOf(List<EditedModel> models, SheetRow headings) =>
        headings
            .Cells.Where(cell => !models.Exists(model => cell.Column >= model.First && cell.Column < model.End))
            .GroupBy(cell => cell.Text, StringComparer.OrdinalIgnoreCase)
            .Where(same => same.Count() == 1)
            .ToDictionary(same => same.Key, same => same.First().Column, StringComparer.OrdinalIgnoreCase);

    private void FindUnread(SheetRow row, Responsibility known, Dictionary<string, int> columns)
    {
        foreach (var (heading, text) in _texts.Of(known))
        {
            if (columns.TryGetValue(heading, out var column) && EditedText.In(row, column) is { } edited && edited != EditedText.Of(text))
            {
                _findings.AddUnread(CellReference.Of(column, row.Number), heading);
            }
        }
    }

    private static int? ColumnOf(SheetRow headings, string text)
    {
        foreach (var cell in headings.Cells.AsSpan())
        {
            if (cell.Text.Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return cell.Column;
            }
        }

        return null;
    }
}
