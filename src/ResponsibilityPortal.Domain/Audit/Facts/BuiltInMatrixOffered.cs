using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A release contains a newer built-in matrix. It was stored as a draft for editors to review.</summary>
public sealed record BuiltInMatrixOffered(string Matrix, string ContentHash) : AuditFact(ActionName, $"matrices/{Matrix}")
{
    public const string ActionName = "built-in-matrix.offered";

    internal static BuiltInMatrixOffered Read(FactData data) => new(data.Matrix, data.Text("contentHash"));

    public override JsonObject Data() => new() { ["contentHash"] = ContentHash };
}
