using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A user dismissed a problem report. The entry has the reason.</summary>
public sealed record ProblemReportDismissed(string Matrix, Guid Report)
    : AuditFact(ActionName, $"matrices/{Matrix}/problem-reports/{Report:D}")
{
    public const string ActionName = "problem-report.dismissed";

    internal static ProblemReportDismissed Read(FactData data) => new(data.Matrix, data.ProblemReport);

    public override JsonObject Data() => [];
}
