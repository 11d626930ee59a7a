using System.Globalization;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>Another version of a matrix was published.</summary>
public sealed record VersionPublished(MatrixVersion Version)
    : AuditFact(ActionName, TargetOf(Version.Matrix, Version.Number.ToString(CultureInfo.InvariantCulture)))
{
    public const string ActionName = "version.published";

    /// <summary>Returns the target that names a version in the log.</summary>
    /// <param name="number">Empty for the prefix of all versions of a matrix.</param>
    public static string TargetOf(string matrix, string number) => $"matrices/{matrix}/versions/{number}";

    /// <summary>The version hash in the entry. Compare it with the record before relying on it.</summary>
    public string VersionHash { get; private init; } = Version.VersionHash;

    /// <summary>The matrix that the entry is about, from its target.</summary>
    public string Matrix { get; private init; } = Version.Matrix;

    internal static VersionPublished Read(FactData data) =>
        new(PublishedRecord.Read(data.Part("version"))) { Matrix = data.Matrix, VersionHash = data.Text("versionHash") };

    public override JsonObject Data() => new() { ["version"] = Version.ToRecord(), ["versionHash"] = VersionHash };
}
