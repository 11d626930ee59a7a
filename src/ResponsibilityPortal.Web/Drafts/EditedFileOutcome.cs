using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Spreadsheet;

namespace ResponsibilityPortal.Web.Drafts;

/// <summary>The result of comparing an exported file with the version that it was exported from.</summary>
public abstract record EditedFileOutcome
{
    private EditedFileOutcome() { }

    /// <param name="Version">The version that the file was exported from.</param>
    public sealed record Read(EditedFile File, MatrixVersion Version) : EditedFileOutcome;

    /// <param name="Problem">Why the file can't be compared, and what to do.</param>
    public sealed record Refused(string Problem) : EditedFileOutcome;
}
