using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Publishing;

namespace ResponsibilityPortal.Domain.Auditing;

/// <summary>A further version of a matrix was published.</summary>
public sealed record VersionPublished(MatrixVersion Version)
    : AuditFact("version.published", $"matrices/{Version.Matrix}/versions/{Version.Number}")
{
    public override JsonObject Data() => new() { ["version"] = Version.ToRecord(), ["versionHash"] = Version.VersionHash };
}
