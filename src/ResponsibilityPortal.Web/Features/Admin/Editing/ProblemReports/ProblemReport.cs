using ResponsibilityPortal.Domain.Drafts;

namespace ResponsibilityPortal.Web.Features.Admin.Editing.ProblemReports;

/// <summary>What a reader says is wrong with a published row or cell. Only the team sees it.</summary>
/// <param name="Cell">The row and the hosting model, which is empty for a report about the whole row.</param>
/// <param name="Place">The row and the hosting model by name, as in the version in force or in the one that the reader saw.</param>
/// <param name="Version">The number of the version that the reader saw.</param>
/// <param name="Contact">How to reach the reader; null for none.</param>
/// <param name="ReceivedAt">UTC.</param>
/// <param name="Closing">How the report was closed; null while it is open.</param>
/// <param name="Answers">What the team says about it, the oldest first.</param>
public sealed record ProblemReport(
    Guid Id,
    CellKey Cell,
    string Place,
    int Version,
    string Text,
    string? Contact,
    DateTimeOffset ReceivedAt,
    ReportClosing? Closing,
    IReadOnlyList<ReportAnswer> Answers
)
{
    public bool IsOpen => Closing is null;
}
