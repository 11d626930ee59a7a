using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A matrix came into the portal and was published as its first version in the same act.</summary>
public sealed record MatrixImported(MatrixVersion Version)
    : AuditFact(ActionName, $"matrices/{Version.Matrix}")
{
    public const string ActionName = "matrix.imported";

    /// <summary>The hash of the version as the entry has it; anyone who relies on it compares it with the record.</summary>
    public string VersionHash { get; private init; } = Version.VersionHash;

    /// <summary>The matrix that the entry is about, by its target.</summary>
    public string Matrix { get; private init; } = Version.Matrix;

    internal static MatrixImported Read(FactData data) =>
        new(PublishedRecord.Read(data.Part("version"))) { Matrix = data.Matrix, VersionHash = data.Text("versionHash") };

    public override JsonObject Data() => new() { ["version"] = Version.ToRecord(), ["versionHash"] = VersionHash };
}
