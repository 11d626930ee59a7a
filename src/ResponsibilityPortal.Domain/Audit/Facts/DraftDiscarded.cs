using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Drafting;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Matrices.Exchange;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>All changes of a draft were thrown away. The entry keeps what they were.</summary>
/// <param name="ContentHash">The draft as it was.</param>
/// <param name="Cells">The cells that said something else than the latest version.</param>
/// <param name="Frame">The whole draft, where more than cells had changed; else null.</param>
public sealed record DraftDiscarded(string Matrix, string ContentHash, ValueList<DraftCell> Cells, Matrix? Frame)
    : AuditFact(ActionName, TargetOf(Matrix))
{
    public const string ActionName = "draft.discarded";

    public static string TargetOf(string matrix) => $"matrices/{matrix}/draft";

    public override JsonObject Data() => new()
    {
        ["contentHash"] = ContentHash,
        ["cells"] = new JsonArray([.. Cells.Select(cell => new JsonObject
        {
            ["responsibility"] = cell.Key.Responsibility,
            ["hostingModel"] = cell.Key.HostingModel,
            ["content"] = AssignmentFormat.Write(cell.Content),
        })]),
        ["frame"] = Frame is null ? null : JsonNode.Parse(MatrixWriter.Write(Frame)),
    };
}
