using ResponsibilityPortal.Domain.Publishing;

namespace ResponsibilityPortal.Exports.Pdf;

/// <summary>Who stands for a version, in words.</summary>
internal static class VersionWords
{
    /// <summary>"imported at first start" or "by Ada Approver".</summary>
    public static string Publisher(ReportData data, MatrixVersion version) =>
        version.IsImported ? "imported" : $"by {data.Request.NameOf(version.PublishedBy)}";

    /// <summary>"imported; approved by nobody", "nobody", or a name.</summary>
    public static string Approver(ReportData data, MatrixVersion version) =>
        version.ApprovedBy is { } approver ? data.Request.NameOf(approver)
        : version.IsImported ? "imported; approved by nobody"
        : "nobody";

    /// <summary>"published by Ada Approver; approved by nobody".</summary>
    public static string Provenance(ReportData data, MatrixVersion version) =>
        $"{(version.IsImported ? "imported" : $"published by {data.Request.NameOf(version.PublishedBy)}")}; approved by {(version.ApprovedBy is { } approver ? data.Request.NameOf(approver) : "nobody")}";
}
