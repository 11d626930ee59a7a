using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>Collects what is found in one sheet of an edited file.</summary>
internal sealed class EditFindings(string sheet)
{
    private readonly List<ProposedEdit> _edits = [];
    private readonly List<FileProblem> _problems = [];
    private readonly HashSet<CellKey> _faulty = [];
    private readonly List<FileProblem> _emptied = [];
    private readonly List<FileProblem> _unread = [];

    /// <summary>The number of problems so far. A cell of the matrix with a problem is left out as a whole.</summary>
    public int ProblemCount => _problems.Count;

    /// <param name="cell">The cell of the sheet; null for the sheet as a whole.</param>
    public void AddProblem(string? cell, string sentence) => _problems.Add(new FileProblem(sheet, cell, sentence));

    /// <summary>Adds a problem of a cell of the matrix, which then doesn't change.</summary>
    public void AddProblem(CellKey faulty, string cell, string sentence)
    {
        _faulty.Add(faulty);
        AddProblem(cell, sentence);
    }

    public void AddEmptied(string cell) =>
        _emptied.Add(
            new FileProblem(
                sheet,
                cell,
                $"This cell was emptied, which changes nothing. To remove its content, write {EditedFile.Cleared} into it."
            )
        );

    public void AddUnread(string cell, string heading) =>
        _unread.Add(
            new FileProblem(sheet, cell, $"The column “{heading}” isn't read. Change rows, names and sources in the structure.")
        );

    /// <summary>Adds a cell of the matrix if the file says something else about it than the export, and reading finds no problem.</summary>
    /// <param name="states">
    /// Each reads what one place of the file states about the cell. Several places that state something must state the same.
    /// </param>
    public void Read(
        Matrix matrix,
        Responsibility row,
        HostingModel model,
        params ReadOnlySpan<Action<Assignment, CellStatements>> states
    )
    {
        var key = new CellKey(row.Slug, model.Slug);
        var (before, problems, edit) = (row.In(model.Slug) ?? new Assignment(model.Slug), ProblemCount, (ProposedEdit?)null);
        foreach (var state in states)
        {
            var stated = new CellStatements();
            state(before, stated);
            if (stated.FirstPlace is not { } place || ProblemCount > problems)
            {
                continue;
            }

            var after = new StatedCell(matrix, model, before, stated, this).After();
            if (after.SaysTheSameAs(before))
            {
                continue;
            }

            if (edit is not null && !after.SaysTheSameAs(edit.After))
            {
                AddProblem(
                    place,
                    $"{edit.Place} and this row say different things about the same cell. Write the same in both."
                );
            }

            edit ??= new ProposedEdit(key, before, after, sheet, place);
        }

        if (ProblemCount > problems)
        {
            _faulty.Add(key);
        }
        else if (edit is not null)
        {
            _edits.Add(edit);
        }
    }

    public EditedFile ToFile() =>
        new()
        {
            Edits = _edits.Where(edit => !_faulty.Contains(edit.Cell)).ToValueList(),
            Problems = _problems.ToValueList(),
            Faulty = _faulty.ToValueList(),
            Emptied = _emptied.ToValueList(),
            Unread = _unread.ToValueList(),
        };
}
