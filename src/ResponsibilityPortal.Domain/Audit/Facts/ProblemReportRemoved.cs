using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>The portal removed a closed problem report with its answers, because of its age or for lack of room.</summary>
public sealed record ProblemReportRemoved(string Matrix, Guid Report)
    : AuditFact(ActionName, $"matrices/{Matrix}/problem-reports/{Report:D}")
{
    public const string ActionName = "problem-report.removed";

    internal static ProblemReportRemoved Read(FactData data) => new(data.Matrix, data.ProblemReport);

    public override JsonObject Data() => [];
}
