using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>
/// A reader reported a problem with a row or a cell. What they wrote and how to reach them is not in the log, because entries can't be
/// removed.
/// </summary>
/// <param name="HostingModel">Null for a report about the whole row.</param>
/// <param name="Version">The number of the version that the reader saw.</param>
public sealed record ProblemReportReceived(string Matrix, Guid Report, string Responsibility, string? HostingModel, int Version)
    : AuditFact(ActionName, $"matrices/{Matrix}/problem-reports/{Report:D}")
{
    public const string ActionName = "problem-report.received";

    internal static ProblemReportReceived Read(FactData data) =>
        new(data.Matrix, data.ProblemReport, data.Text("responsibility"), data.TextOrNone("hostingModel"), data.Number("version"));

    public override JsonObject Data() =>
        new()
        {
            ["responsibility"] = Responsibility,
            ["hostingModel"] = HostingModel,
            ["version"] = Version,
        };
}
