using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A user resolved a problem report.</summary>
/// <param name="Version">The number of the version that resolves it. It can be the next one, which is not published yet.</param>
public sealed record ProblemReportResolved(string Matrix, Guid Report, int Version)
    : AuditFact(ActionName, $"matrices/{Matrix}/problem-reports/{Report:D}")
{
    public const string ActionName = "problem-report.resolved";

    internal static ProblemReportResolved Read(FactData data) => new(data.Matrix, data.ProblemReport, data.Number("version"));

    public override JsonObject Data() => new() { ["version"] = Version };
}
