using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>An editor dismissed the newer built-in matrix of a release. A later one is offered again.</summary>
public sealed record BuiltInMatrixDismissed(string Matrix, string ContentHash) : AuditFact(ActionName, $"matrices/{Matrix}")
{
    public const string ActionName = "built-in-matrix.dismissed";

    internal static BuiltInMatrixDismissed Read(FactData data) => new(data.Matrix, data.Text("contentHash"));

    public override JsonObject Data() => new() { ["contentHash"] = ContentHash };
}
