using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>All changes of a draft were discarded. The entry keeps them.</summary>
/// <param name="ContentHash">The content hash of the draft before.</param>
/// <param name="Cells">The cells that differed from the latest version.</param>
/// <param name="Frame">The complete draft in the exchange format, where more than cells had changed; otherwise null.</param>
public sealed record DraftDiscarded(string Matrix, string ContentHash, ValueList<DiscardedCell> Cells, JsonObject? Frame)
    : AuditFact(ActionName, TargetOf(Matrix))
{
    public const string ActionName = "draft.discarded";

    public DraftDiscarded(string matrix, string contentHash, IEnumerable<DraftCell> cells, Matrix? frame)
        : this(
            matrix,
            contentHash,
            cells.Select(cell => new DiscardedCell(cell.Key, cell.Content)).ToValueList(),
            frame is null ? null : JsonNode.Parse(MatrixWriter.Write(frame))!.AsObject()
        )
    { }

    public static string TargetOf(string matrix) => $"matrices/{matrix}/draft";

    internal static DraftDiscarded Read(FactData data) =>
        new(
            data.Matrix,
            data.Text("contentHash"),
            data.Parts("cells")
                .Select(cell => new DiscardedCell(cell.Cell, cell.Assignment("content", cell.Cell.HostingModel)))
                .ToValueList(),
            data.ObjectOrNone("frame")
        );

    public override JsonObject Data() =>
        new()
        {
            ["contentHash"] = ContentHash,
            ["cells"] = new JsonArray([
                .. Cells.Select(cell => new JsonObject
                {
                    ["responsibility"] = cell.Key.Responsibility,
                    ["hostingModel"] = cell.Key.HostingModel,
                    ["content"] = AssignmentFormat.Write(cell.Content),
                }),
            ]),
            ["frame"] = Frame?.DeepClone(),
        };
}
