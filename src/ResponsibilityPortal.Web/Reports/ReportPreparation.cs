using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Pdf;

namespace ResponsibilityPortal.Web.Reports;

/// <summary>The result of collecting what a report is made from.</summary>
public abstract record ReportPreparation
{
    private ReportPreparation() { }

    public sealed record Ready(ReportRequest Request) : ReportPreparation;

    /// <summary>The report should list changes since a version that doesn't match its hashes.</summary>
    public sealed record Damaged(MatrixVersion Version) : ReportPreparation;

    /// <summary>The report should list changes since more versions than allowed.</summary>
    public sealed record TooMany(int Count) : ReportPreparation;
}
