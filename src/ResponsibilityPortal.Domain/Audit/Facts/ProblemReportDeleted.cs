using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>An administrator deleted a problem report with its answers, open or closed.</summary>
public sealed record ProblemReportDeleted(string Matrix, Guid Report)
    : AuditFact(ActionName, $"matrices/{Matrix}/problem-reports/{Report:D}")
{
    public const string ActionName = "problem-report.deleted";

    internal static ProblemReportDeleted Read(FactData data) => new(data.Matrix, data.ProblemReport);

    public override JsonObject Data() => [];
}
