using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Questionnaires;
using ResponsibilityPortal.Formats.Spreadsheet;

namespace ResponsibilityPortal.Formats.Importing;

/// <summary>The result of reading a spreadsheet.</summary>
public abstract record SpreadsheetOutcome
{
    private SpreadsheetOutcome() { }

    /// <param name="Sheets">At least one; some may be empty.</param>
    public sealed record Read(ValueList<QuestionSheet> Sheets) : SpreadsheetOutcome;

    /// <summary>A file that the portal exported.</summary>
    public sealed record Exported(ExportedFile File) : SpreadsheetOutcome;

    /// <param name="Problem">What is wrong, and what to do.</param>
    public sealed record Refused(string Problem) : SpreadsheetOutcome;
}
