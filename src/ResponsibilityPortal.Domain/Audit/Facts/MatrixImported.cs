using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A matrix was imported and published as its first version in one operation.</summary>
public sealed record MatrixImported(MatrixVersion Version) : AuditFact(ActionName, $"matrices/{Version.Matrix}")
{
    public const string ActionName = "matrix.imported";

    /// <summary>The version hash in the entry. Compare it with the record before relying on it.</summary>
    public string VersionHash { get; private init; } = Version.VersionHash;

    /// <summary>The matrix that the entry is about, from its target.</summary>
    public string Matrix { get; private init; } = Version.Matrix;

    internal static MatrixImported Read(FactData data) =>
        new(PublishedRecord.Read(data.Part("version"))) { Matrix = data.Matrix, VersionHash = data.Text("versionHash") };

    public override JsonObject Data() => new() { ["version"] = Version.ToRecord(), ["versionHash"] = VersionHash };
}
