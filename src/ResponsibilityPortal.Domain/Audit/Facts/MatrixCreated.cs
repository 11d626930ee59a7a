using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A matrix was created, as a draft that readers don't see before it is published.</summary>
/// <param name="Source">The source of its content: <c>empty</c>, <c>copy of x</c>, <c>file</c>.</param>
/// <param name="Content">The complete content in the exchange format.</param>
public sealed record MatrixCreated(string Matrix, string Source, string ContentHash, JsonNode? Content)
    : AuditFact(ActionName, $"matrices/{Matrix}")
{
    public const string ActionName = "matrix.created";

    internal static MatrixCreated Read(FactData data) =>
        new(data.Matrix, data.Text("source"), data.Text("contentHash"), data.ObjectOrNone("content"));

    public override JsonObject Data() =>
        new()
        {
            ["source"] = Source,
            ["contentHash"] = ContentHash,
            ["content"] = Content?.DeepClone(),
        };
}
