using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Pdf;

namespace ResponsibilityPortal.Web.Reports;

/// <summary>What gathering everything that a report is made from can come to.</summary>
public abstract record ReportPreparation
{
    private ReportPreparation()
    {
    }

    public sealed record Ready(ReportRequest Request) : ReportPreparation;

    /// <summary>A version that changes are to be told from does not match its hashes.</summary>
    public sealed record Damaged(MatrixVersion Version) : ReportPreparation;

    /// <summary>Changes are to be told from more versions than a report may hold.</summary>
    public sealed record TooMany(int Count) : ReportPreparation;
}
