using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Questionnaires;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>
/// Finds what someone edited in the sheet <see cref="DetailsSheet"/> of an exported workbook. Rows are found by their keys, whatever their
/// order. Missing rows and columns leave the matrix as it is, and so do empty cells.
/// </summary>
public sealed class EditedDetails
{
    /// <summary>How many rows are searched for the headings.</summary>
    private const int HeadingRowsMaxCount = 20;

    private readonly QuestionSheet _sheet;
    private readonly Matrix _exported;
    private readonly ReadOnlyTexts _texts;
    private readonly EditFindings _findings;

    private EditedDetails(QuestionSheet sheet, Matrix exported)
    {
        (_sheet, _exported, _texts) = (sheet, exported, new ReadOnlyTexts(exported));
        _findings = new EditFindings(sheet.Name);
    }

    /// <summary>The name of the sheet in a workbook.</summary>
    public static string SheetName => DetailsSheet.Name;

    /// <summary>Compares a sheet with the version that it was exported from.</summary>
    /// <param name="exported">The content of that version.</param>
    public static EditedFile Read(QuestionSheet sheet, Matrix exported)
    {
        var read = new EditedDetails(sheet, exported);
        read.Compare();
        return read._findings.ToFile();
    }

    private void Compare()
    {
        if (FindColumns() is not var (heading, columns) || !DetailsSheet.Keys.All(columns.ContainsKey))
        {
            if (_findings.ProblemCount == 0)
            {
                _findings.AddProblem(
                    null,
                    "The columns with keys are missing, so no row can be found in the matrix. They are hidden in the export. Export the "
                        + "workbook again, and keep the hidden columns."
                );
            }

            return;
        }

        var rows = new Dictionary<CellKey, List<EditedRow>>();
        var known = new HashSet<(CellKey, string?)>();
        foreach (var row in _sheet.Rows.Where(row => row.Number > heading))
        {
            if (RowOf(row, columns) is not { } edited)
            {
                continue;
            }

            if (known.Add((edited.Cell, edited.Party)))
            {
                (rows.TryGetValue(edited.Cell, out var others) ? others : rows[edited.Cell] = []).Add(edited);
            }
            else
            {
                _findings.AddProblem(
                    edited.Cell,
                    edited.At(DetailsSheet.PartyKey),
                    "This row repeats the keys of another row. Remove one of them."
                );
            }
        }

        foreach (var responsibility in _exported.Responsibilities)
        {
            foreach (var model in _exported.HostingModels)
            {
                if (rows.TryGetValue(new CellKey(responsibility.Slug, model.Slug), out var edited))
                {
                    _findings.Read(
                        _exported,
                        responsibility,
                        model,
                        (before, stated) => new EditedCell(before, edited, stated, _findings).Read()
                    );
                }
            }
        }
    }

    /// <summary>
    /// Returns the row with the headings, and the columns by heading. Headings are compared without case and outer spaces. A heading that
    /// occurs twice is a problem, and its columns aren't read.
    /// </summary>
    private (int Row, Dictionary<string, int> Columns)? FindColumns()
    {
        foreach (var row in _sheet.Rows.Take(HeadingRowsMaxCount))
        {
            if (DetailsSheet.Keys.All(key => row.Cells.Any(cell => cell.Text.Equals(key, StringComparison.OrdinalIgnoreCase))))
            {
                return (row.Number, HeadedColumns.Of(row, DetailsSheet.Keys.Concat(DetailsSheet.Edited), _findings));
            }
        }

        return null;
    }

    /// <summary>Returns the row with its keys; null when it has none, or the matrix doesn't have them.</summary>
    private EditedRow? RowOf(SheetRow row, Dictionary<string, int> columns)
    {
        var edited = new EditedRow(row, columns);
        if (edited.TextIn(DetailsSheet.ResponsibilityKey) is not { } slug || edited.TextIn(DetailsSheet.ModelKey) is not { } column)
        {
            _findings.AddProblem(
                edited.At(DetailsSheet.ResponsibilityKey),
                "This row has no keys, so it isn't a row of the export. Add responsibilities in the structure of the matrix."
            );
            return null;
        }

        if (_texts.FindRow(slug) is not { } responsibility)
        {
            _findings.AddProblem(
                edited.At(DetailsSheet.ResponsibilityKey),
                $"The version that was exported has no responsibility '{slug}'."
            );
            return null;
        }

        if (_exported.HostingModels.FirstOrDefault(known => known.Slug == column) is not { } model)
        {
            _findings.AddProblem(
                edited.At(DetailsSheet.ModelKey),
                $"The version that was exported has no {_exported.ColumnKind.Singular} '{column}'."
            );
            return null;
        }

        var party = edited.TextIn(DetailsSheet.PartyKey);
        if (party is not null && !model.Parties.Contains(party))
        {
            _findings.AddProblem(
                new CellKey(slug, column),
                edited.At(DetailsSheet.PartyKey),
                $"The party '{party}' isn't present in {model.Name}."
            );
            return null;
        }

        foreach (var (heading, text) in _texts.Of(responsibility, model, party))
        {
            if (edited.TextIn(heading) is { } other && other != EditedText.Of(text))
            {
                _findings.AddUnread(edited.At(heading), heading);
            }
        }

        return edited with
        {
            Cell = new CellKey(slug, column),
            Party = party,
        };
    }
}
