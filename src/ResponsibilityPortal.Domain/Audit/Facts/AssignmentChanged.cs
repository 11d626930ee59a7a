using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A cell of the draft was changed: who is accountable, who contributes, or the notes.</summary>
/// <param name="Version">The state of the cell after the edit.</param>
public sealed record AssignmentChanged(string Matrix, CellKey Cell, CellVersion Version, Assignment Before, Assignment After)
    : AuditFact(ActionName, TargetOf(Matrix, Cell))
{
    public const string ActionName = "assignment.changed";

    /// <summary>Returns the target that names a cell in the log.</summary>
    public static string TargetOf(string matrix, CellKey cell) =>
        $"matrices/{matrix}/responsibilities/{cell.Responsibility}/{cell.HostingModel}";

    internal static AssignmentChanged Read(FactData data)
    {
        var cell = data.Cell;
        return new AssignmentChanged(
            data.Matrix,
            cell,
            CellVersion.Parse(data.Text("version")) ?? throw new FormatException("The value 'version' is not that of a cell."),
            data.Assignment("before", cell.HostingModel),
            data.Assignment("after", cell.HostingModel)
        );
    }

    public override JsonObject Data() =>
        new()
        {
            ["responsibility"] = Cell.Responsibility,
            ["hostingModel"] = Cell.HostingModel,
            ["version"] = Version.ToString(),
            ["before"] = AssignmentFormat.Write(Before),
            ["after"] = AssignmentFormat.Write(After),
        };
}
