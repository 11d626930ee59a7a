using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A release brought a newer built-in matrix; it was stored as a draft for an editor to look at.</summary>
public sealed record BuiltInMatrixOffered(string Matrix, string ContentHash)
    : AuditFact(ActionName, $"matrices/{Matrix}")
{
    public const string ActionName = "built-in-matrix.offered";

    public override JsonObject Data() => new() { ["contentHash"] = ContentHash };
}
