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
    /// <summary>What to write into a cell to remove its content. An empty cell isn't enough, because cells get lost by mistake.</summary>
    public const string Cleared = "(nothing)";

    /// <summary>How many rows are searched for the headings.</summary>
    private const int HeadingRowsMaxCount = 20;

    private readonly QuestionSheet _sheet;
    private readonly Matrix _exported;
    private readonly List<FileProblem> _problems = [];
    private readonly List<FileProblem> _empty = [];

    private EditedDetails(QuestionSheet sheet, Matrix exported) => (_sheet, _exported) = (sheet, exported);

    /// <summary>The cells that differ from the exported version, in the order of the matrix.</summary>
    public ValueList<ProposedEdit> Edits { get; private set; } = [];

    /// <summary>What can't become an edit. The edits of other cells are still right.</summary>
    public ValueList<FileProblem> Problems { get; private set; } = [];

    /// <summary>Cells that were emptied. They change nothing; each says how to remove the content.</summary>
    public ValueList<FileProblem> Emptied { get; private set; } = [];

    /// <summary>The name of the sheet in a workbook.</summary>
    public static string SheetName => DetailsSheet.Name;

    /// <summary>Compares a sheet with the version that it was exported from.</summary>
    /// <param name="exported">The content of that version.</param>
    public static EditedDetails Read(QuestionSheet sheet, Matrix exported)
    {
        var read = new EditedDetails(sheet, exported);
        read.Edits = read.Compare().ToValueList();
        read.Problems = read._problems.ToValueList();
        read.Emptied = read._empty.ToValueList();
        return read;
    }

    private List<ProposedEdit> Compare()
    {
        if (FindColumns() is not var (heading, columns))
        {
            _problems.Add(
                new FileProblem(
                    _sheet.Name,
                    null,
                    "The columns with keys are missing, so no row can be found in the matrix. They are hidden in the export. Export the "
                        + "workbook again, and keep the hidden columns."
                )
            );
            return [];
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
                Add(edited.At(DetailsSheet.PartyKey), "This row repeats the keys of another row. Remove one of them.");
            }
        }

        var edits = new List<ProposedEdit>();
        foreach (var responsibility in _exported.Responsibilities)
        {
            foreach (var model in _exported.HostingModels)
            {
                var cell = new CellKey(responsibility.Slug, model.Slug);
                if (rows.TryGetValue(cell, out var edited))
                {
                    var before = responsibility.In(model.Slug) ?? new Assignment(model.Slug);
                    var after = new EditedCell(_exported, model, before, edited, Add, AddEmpty).After();
                    if (!after.SaysTheSameAs(before))
                    {
                        edits.Add(new ProposedEdit(cell, before, after));
                    }
                }
            }
        }

        return edits;
    }

    /// <summary>
    /// Returns the row with the headings, and the columns by heading. Headings are compared without case and outer spaces.
    /// </summary>
    private (int Row, Dictionary<string, int> Columns)? FindColumns()
    {
        foreach (var row in _sheet.Rows.Take(HeadingRowsMaxCount))
        {
            var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
            foreach (var cell in row.Cells)
            {
                columns.TryAdd(cell.Text.Trim(), cell.Column);
            }

            if (DetailsSheet.Keys.All(columns.ContainsKey))
            {
                return (row.Number, columns);
            }
        }

        return null;
    }

    /// <summary>Returns the row with its keys; null when it has none, or the matrix doesn't have them.</summary>
    private EditedRow? RowOf(SheetRow row, Dictionary<string, int> columns)
    {
        var edited = new EditedRow(row, columns);
        if (edited.TextIn(DetailsSheet.ResponsibilityKey) is not { } responsibility || edited.TextIn(DetailsSheet.ModelKey) is not { } slug)
        {
            Add(
                edited.At(DetailsSheet.ResponsibilityKey),
                "This row has no keys, so it isn't a row of the export. Add responsibilities in the editor."
            );
            return null;
        }

        if (_exported.Responsibilities.All(known => known.Slug != responsibility))
        {
            Add(edited.At(DetailsSheet.ResponsibilityKey), $"The version that was exported has no responsibility '{responsibility}'.");
            return null;
        }

        if (_exported.HostingModels.FirstOrDefault(known => known.Slug == slug) is not { } model)
        {
            Add(edited.At(DetailsSheet.ModelKey), $"The version that was exported has no {_exported.ColumnKind.Singular} '{slug}'.");
            return null;
        }

        var party = edited.TextIn(DetailsSheet.PartyKey);
        if (party is not null && !model.Parties.Contains(party))
        {
            Add(edited.At(DetailsSheet.PartyKey), $"The party '{party}' isn't present in {model.Name}.");
            return null;
        }

        return edited with
        {
            Cell = new CellKey(responsibility, slug),
            Party = party,
        };
    }

    private void Add(string cell, string sentence) => _problems.Add(new FileProblem(_sheet.Name, cell, sentence));

    private void AddEmpty(string cell) =>
        _empty.Add(
            new FileProblem(
                _sheet.Name,
                cell,
                $"This cell was emptied, which changes nothing. To remove its content, write {Cleared} into it."
            )
        );
}
