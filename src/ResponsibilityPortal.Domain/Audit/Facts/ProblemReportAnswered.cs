using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A user answered a problem report, for the team. The answer is not in the log, because it is removed with the report.</summary>
/// <param name="Answer">The ID of the answer.</param>
public sealed record ProblemReportAnswered(string Matrix, Guid Report, Guid Answer)
    : AuditFact(ActionName, $"matrices/{Matrix}/problem-reports/{Report:D}")
{
    public const string ActionName = "problem-report.answered";

    internal static ProblemReportAnswered Read(FactData data) => new(data.Matrix, data.ProblemReport, data.Id("answer"));

    public override JsonObject Data() => new() { ["answer"] = Answer.ToString("D") };
}
