using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Spreadsheet;

namespace ResponsibilityPortal.Web.Drafts;

/// <summary>What an edited file would change in a draft, for a preview.</summary>
/// <param name="Cells">Cells that would change, in the order of the matrix. Some of them were changed in the draft as well.</param>
/// <param name="Problems">What can't be read, or doesn't fit into the draft.</param>
/// <param name="Same">The number of edited cells that the draft has in the same way.</param>
public sealed record EditedFilePlan(ValueList<PlannedCell> Cells, ValueList<FileProblem> Problems, int Same)
{
    public int ConflictCount => Cells.Count(cell => cell.IsConflict);

    /// <summary>Compares an edited file with the draft.</summary>
    public static EditedFilePlan Make(DraftSnapshot draft, EditedFile file)
    {
        var (cells, problems, same) = (new List<PlannedCell>(), file.Problems.ToList(), 0);
        foreach (var edit in file.Edits)
        {
            if (draft.Find(edit.Cell) is not { } current)
            {
                problems.Add(new FileProblem(edit.Sheet, edit.Place, $"The draft no longer has this cell: {edit.Cell}."));
            }
            else if (DraftContent.Accept(draft.Frame.Content, edit.After, out var found) is not { } wanted)
            {
                var sentences = found.Select(problem => SentenceOf(problem, draft.Frame.Content)).Distinct(StringComparer.Ordinal);
                problems.Add(new FileProblem(edit.Sheet, edit.Place, $"The draft can't have this content. {string.Join(' ', sentences)}"));
            }
            else if (wanted == current.Content)
            {
                same++;
            }
            else
            {
                var exported = edit.Before.InOrderOf(draft.Frame.Content);
                cells.Add(new PlannedCell(exported, current, wanted, new FileProblem(edit.Sheet, edit.Place, "").Place));
            }
        }

        return new EditedFilePlan(cells.ToValueList(), problems.ToValueList(), same);
    }

    /// <summary>Names what a problem is about, unless its sentence does.</summary>
    private static string SentenceOf(MatrixProblem problem, Matrix matrix) =>
        !char.IsLower(problem.Sentence[0]) ? problem.Sentence
        : problem.Pointer.Split('/') switch
        {
            [_, "notes", var slug, ..] when matrix.Parties.FirstOrDefault(party => party.Slug == slug) is { } party =>
                $"The note of {party.Name} {problem.Sentence}",
            [_, "notApplicable"] => $"The reason why the duty is not applicable {problem.Sentence}",
            _ => $"The cell {problem.Sentence}",
        };
}
