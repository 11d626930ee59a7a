using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Drafts;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>The reason for an accountability move was given after the edit.</summary>
public sealed record AssignmentExplained(string Matrix, CellKey Cell, string Explanation)
    : AuditFact(ActionName, AssignmentChanged.TargetOf(Matrix, Cell))
{
    public const string ActionName = "assignment.explained";

    internal static AssignmentExplained Read(FactData data) => new(data.Matrix, data.Cell, data.Text("explanation"));

    public override JsonObject Data() =>
        new()
        {
            ["responsibility"] = Cell.Responsibility,
            ["hostingModel"] = Cell.HostingModel,
            ["explanation"] = Explanation,
        };
}
