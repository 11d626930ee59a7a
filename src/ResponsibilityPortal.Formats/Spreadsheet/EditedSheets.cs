using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>Joins what was edited in two sheets of a workbook that show the same cells.</summary>
internal static class EditedSheets
{
    /// <param name="exported">The content of the exported version, which gives the order.</param>
    public static EditedFile Join(EditedFile first, EditedFile second, Matrix exported)
    {
        var edits = first.Edits.ToDictionary(edit => edit.Cell);
        var problems = first.Problems.Concat(second.Problems).ToList();
        var faulty = first.Faulty.Concat(second.Faulty).ToHashSet();
        foreach (var edit in second.Edits)
        {
            if (edits.TryAdd(edit.Cell, edit) || edits[edit.Cell].After.SaysTheSameAs(edit.After))
            {
                continue;
            }

            var other = edits[edit.Cell];
            problems.Add(
                new FileProblem(
                    edit.Sheet,
                    edit.Place,
                    $"The same cell of the matrix says something else in {other.Sheet}!{other.Place}. Edit it in one sheet only."
                )
            );
            faulty.Add(edit.Cell);
        }

        var ordered =
            from row in exported.Responsibilities
            from model in exported.HostingModels
            let key = new CellKey(row.Slug, model.Slug)
            where edits.ContainsKey(key) && !faulty.Contains(key)
            select edits[key];
        return new EditedFile
        {
            Edits = ordered.ToValueList(),
            Problems = problems.ToValueList(),
            Faulty = faulty.ToValueList(),
            Emptied = [.. first.Emptied, .. second.Emptied],
            Unread = [.. first.Unread, .. second.Unread],
        };
    }
}
