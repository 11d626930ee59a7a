using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Questionnaires;

namespace ResponsibilityPortal.Formats.Importing;

/// <summary>
/// Turns a foreign table and the user's choices into a matrix. Computes only: nothing is saved, and nothing is remembered.
/// </summary>
public static class TableImport
{
    /// <param name="sheets">All sheets of the file.</param>
    /// <param name="index">The sheet with the table.</param>
    public static ImportResult Read(
        IReadOnlyList<QuestionSheet> sheets,
        int index,
        ImportChoices choices,
        ImportTarget target,
        CancellationToken cancellationToken
    )
    {
        var table = new SheetTable(sheets[index], choices);
        var words = new TableWords(table, choices);
        var (problems, notCarried) = (new FindingList(), new FindingList());
        var builder = new ImportBuilder(table, words, choices, target, problems, notCarried);
        FindMissing(table, choices, problems);
        builder.ReadRows(cancellationToken);
        FindUndecided(words, problems);
        UnusedParts.Find(sheets, index, table, choices, notCarried);
        var matrix = problems.IsEmpty ? Checked(builder.Build(), target, problems) : null;
        return new ImportResult
        {
            Matrix = matrix,
            Problems = problems.ToValueList(),
            NotCarried = notCarried.ToValueList(),
            Words = words.Words,
            Marks = words.Marks,
            Counts = builder.Counts,
            Domains = builder.Domains,
        };
    }

    private static void FindMissing(SheetTable table, ImportChoices choices, FindingList problems)
    {
        if (choices.ColumnOf(ColumnUse.Title) is null && choices.ColumnOf(ColumnUse.Identifier) is null)
        {
            problems.Add("Choose the column with the titles of the rows.");
        }
        else if (table.Rows.Count == 0)
        {
            problems.Add("There are no rows below the headings. Choose another sheet or another row of headings.");
        }

        if (!choices.Columns.Any(column => column.Use is ColumnUse.Parties or ColumnUse.Marks or ColumnUse.MarkedNotes))
        {
            problems.Add("Choose at least one column that says who is responsible.");
        }

        if (choices.Parties.Count == 0)
        {
            problems.Add("Add at least one party.");
        }

        if (choices.Columns.Any(column => column is { IsOfParties: true, Parties.Count: 0 }))
        {
            problems.Add("Choose the party of each column of marks or notes.");
        }
    }

    private static void FindUndecided(TableWords words, FindingList problems)
    {
        foreach (var word in words.Words.Where(word => word.Code is null))
        {
            problems.Add($"Choose what “{ImportText.Cut(ImportText.OneLine(word.Shown), 80)}” means.", word.Place, word.Count);
        }

        foreach (var mark in words.Marks.Where(mark => mark.Meaning is null))
        {
            problems.Add($"Choose what the mark “{ImportText.Cut(ImportText.OneLine(mark.Shown), 80)}” means.", mark.Place, mark.Count);
        }
    }

    /// <summary>Checks the matrix by the same rules as every other draft.</summary>
    private static Matrix? Checked(Matrix wanted, ImportTarget target, FindingList problems)
    {
        var matrix = MatrixCheck.Read(wanted, out var found);
        if (matrix is not null)
        {
            found = MatrixCheck.ProblemsOfTexts(matrix, (target as ImportTarget.Draft)?.Content);
        }

        foreach (var problem in found)
        {
            problems.Add(problem.ToString());
        }

        return problems.IsEmpty ? matrix : null;
    }
}
