using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Importing;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>Something in a file that can't become an edit, and where it is.</summary>
/// <param name="Sheet">The name of the sheet.</param>
/// <param name="Cell">The cell in the notation of spreadsheets, such as "H12"; null for the sheet as a whole.</param>
/// <param name="Sentence">What is wrong and what to do, in sentences.</param>
public sealed record FileProblem(string Sheet, string? Cell, string Sentence)
{
    /// <summary>"Details!H12"; the sheet alone for a problem of the whole sheet.</summary>
    public string Place => Cell is null ? Sheet : $"{Sheet}!{Cell}";

    /// <summary>Returns each different sentence once, with its first places.</summary>
    public static ValueList<SheetFinding> Grouped(IEnumerable<FileProblem> problems)
    {
        var findings = new FindingList();
        foreach (var problem in problems)
        {
            findings.Add(problem.Sentence, problem.Place);
        }

        return findings.ToValueList();
    }
}
