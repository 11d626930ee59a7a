using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>Says in words who published and approved a version.</summary>
internal static class VersionWords
{
    /// <summary>"imported" or "by Ada Approver".</summary>
    public static string Publisher(ReportData data, MatrixVersion version) =>
        version.IsImported ? "imported" : $"by {data.Request.NameOf(version.PublishedBy)}";

    /// <summary>"none (imported)", "none", or a name.</summary>
    public static string Approver(ReportData data, MatrixVersion version) =>
        version.ApprovedBy is { } approver ? data.Request.NameOf(approver)
        : version.IsImported ? "none (imported)"
        : "none";

    /// <summary>"imported" or "published by Ada Approver".</summary>
    public static string Publication(ReportData data, MatrixVersion version) =>
        version.IsImported ? "imported" : $"published by {data.Request.NameOf(version.PublishedBy)}";
}
