using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A user reopened a problem report that was resolved or dismissed.</summary>
public sealed record ProblemReportReopened(string Matrix, Guid Report)
    : AuditFact(ActionName, $"matrices/{Matrix}/problem-reports/{Report:D}")
{
    public const string ActionName = "problem-report.reopened";

    internal static ProblemReportReopened Read(FactData data) => new(data.Matrix, data.ProblemReport);

    public override JsonObject Data() => [];
}
