using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A matrix that was never published was removed, with its draft.</summary>
/// <param name="Content">The last content of its draft.</param>
public sealed record MatrixRemoved(string Matrix, string ContentHash, JsonNode? Content) : AuditFact(ActionName, $"matrices/{Matrix}")
{
    public const string ActionName = "matrix.removed";

    internal static MatrixRemoved Read(FactData data) => new(data.Matrix, data.Text("contentHash"), data.ObjectOrNone("content"));

    public override JsonObject Data() => new() { ["contentHash"] = ContentHash, ["content"] = Content?.DeepClone() };
}
