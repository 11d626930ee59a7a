using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Importing;
using ResponsibilityPortal.Formats.Questionnaires;
using ResponsibilityPortal.Formats.Xlsx;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>
/// Finds the columns of each hosting model in an edited sheet with the matrix. Columns that can't be assigned to one are problems, so that
/// no edit in them is lost without a word.
/// </summary>
internal sealed class EditedGroups
{
    private readonly Matrix _exported;
    private readonly SheetRow _names;
    private readonly SheetRow _headings;
    private readonly EditFindings _findings;

    /// <summary>The columns that have a heading or a text below it.</summary>
    private readonly SortedSet<int> _used;

    private readonly List<EditedModel> _models = [];

    /// <summary>Columns that aren't read, and need no other problem.</summary>
    private readonly List<(int First, int End)> _settled = [];

    private EditedGroups(QuestionSheet sheet, Matrix exported, SheetRow names, SheetRow headings, EditFindings findings)
    {
        (_exported, _names, _headings, _findings) = (exported, names, headings, findings);
        _used = [.. sheet.Rows.Where(row => row.Number >= headings.Number).SelectMany(row => row.Cells).Select(cell => cell.Column)];
    }

    /// <param name="names">The row with the names of hosting models.</param>
    /// <param name="headings">The row below it.</param>
    public static List<EditedModel> Find(
        QuestionSheet sheet,
        Matrix exported,
        SheetRow names,
        SheetRow headings,
        EditFindings findings
    )
    {
        var groups = new EditedGroups(sheet, exported, names, headings, findings);
        for (var index = 0; index < names.Cells.Count; index++)
        {
            groups.Read(index);
        }

        groups.FindColumnsOutside();
        return groups._models;
    }

    private void Read(int index)
    {
        var (first, end) = (_names.Cells[index].Column, EndOf(index));
        var name = NameIn(index);
        if (IsSame(name, MatrixSheet.AboutTheRow))
        {
            _settled.Add((first, end));
            return;
        }

        var known = _exported.HostingModels.Where(model => IsSame(model.Name, name)).ToList();
        if (known.Count == 0)
        {
            var shown = ImportText.Cut(name, HostingModel.NameMaxLength);
            Settle(
                first,
                end,
                CellReference.Of(first, _names.Number),
                $"The exported version has no {_exported.ColumnKind.Singular} “{shown}”, so the columns below aren't read. Write the name "
                    + "as it was exported."
            );
        }
        else if (known.Count > 1 || Enumerable.Range(0, _names.Cells.Count).Count(other => IsSame(NameIn(other), name)) > 1)
        {
            SettleAmbiguous(first, end, name);
        }
        else
        {
            Read(known[0], first, end);
        }
    }

    /// <summary>Reads a group up to the first heading that isn't one of its own.</summary>
    private void Read(HostingModel model, int first, int end)
    {
        // Another column with this heading begins a group whose name is lost.
        end = ColumnsIn(first, end).Where(column => IsSame(HeadingOf(column), MatrixSheet.Accountable)).Skip(1).FirstOrDefault(end);
        var own = _exported
            .Parties.Where(party => model.Parties.Contains(party.Slug))
            .Select(party => party.Name)
            .Prepend(MatrixSheet.Accountable)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var headed = ColumnsIn(first, end).Where(column => own.Contains(HeadingOf(column))).ToList();
        if (headed.GroupBy(HeadingOf, StringComparer.OrdinalIgnoreCase).Any(same => same.Count() > 1))
        {
            SettleAmbiguous(first, end, model.Name);
            return;
        }

        var columns = ColumnsIn(first, end)
            .TakeWhile(column => own.Contains(HeadingOf(column)))
            .ToDictionary(HeadingOf, StringComparer.OrdinalIgnoreCase);
        var stop = columns.Values.DefaultIfEmpty(first - 1).Max() + 1;
        _models.Add(new EditedModel(model, columns, first, stop));
        if (columns.Count < own.Count && ColumnsIn(stop, end).Any())
        {
            // Columns of one's own may follow a complete group. In others, one could be a column of the export with a changed heading.
            stop = ColumnsIn(stop, end).First();
            Settle(
                stop,
                end,
                CellReference.Of(stop, _headings.Number),
                $"The columns of “{model.Name}” aren't read from here on, because this heading isn't as it was exported. Restore it."
            );
        }
    }

    /// <summary>Reports columns that look like those of a hosting model, and are below none.</summary>
    private void FindColumnsOutside()
    {
        var readable = _exported
            .Parties.Select(party => party.Name)
            .Prepend(MatrixSheet.Accountable)
            .Except([MatrixSheet.Key, MatrixSheet.Domain, MatrixSheet.Title], StringComparer.OrdinalIgnoreCase)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var settled = _settled.Concat(_models.Select(model => (model.First, model.End))).ToList();
        foreach (
            var column in _used.Where(column =>
                readable.Contains(HeadingOf(column)) && !settled.Exists(group => column >= group.First && column < group.End)
            )
        )
        {
            _findings.AddProblem(
                CellReference.Of(column, _headings.Number),
                $"No name of a {_exported.ColumnKind.Singular} is above this column, so it isn't read. Write the names as they "
                    + "were exported."
            );
        }
    }

    private void SettleAmbiguous(int first, int end, string name) =>
        Settle(
            first,
            end,
            CellReference.Of(first, _names.Number),
            $"The columns below “{name}” are ambiguous, so they aren't read. Use the sheet {DetailsSheet.Name} for them."
        );

    private void Settle(int first, int end, string place, string sentence)
    {
        _settled.Add((first, end));
        _findings.AddProblem(place, sentence);
    }

    /// <summary>Returns the name of a group. The note of a hosting model follows on the next lines.</summary>
    private string NameIn(int index) => _names.Cells[index].Text.Split('\n')[0].Trim();

    private int EndOf(int index) => index + 1 < _names.Cells.Count ? _names.Cells[index + 1].Column : int.MaxValue;

    private IEnumerable<int> ColumnsIn(int first, int end) => _used.Where(column => column >= first && column < end);

    private string HeadingOf(int column) => _headings.In(column) ?? "";

    private static bool IsSame(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
