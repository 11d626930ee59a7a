using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Publishing;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A matrix came into the portal and was published as its first version in the same act.</summary>
public sealed record MatrixImported(MatrixVersion Version)
    : AuditFact(ActionName, $"matrices/{Version.Matrix}")
{
    public const string ActionName = "matrix.imported";

    public override JsonObject Data() => new() { ["version"] = Version.ToRecord(), ["versionHash"] = Version.VersionHash };
}
