using System.Globalization;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A further version of a matrix was published.</summary>
public sealed record VersionPublished(MatrixVersion Version)
    : AuditFact(ActionName, TargetOf(Version.Matrix, Version.Number.ToString(CultureInfo.InvariantCulture)))
{
    public const string ActionName = "version.published";

    /// <summary>How the log names a version.</summary>
    /// <param name="number">Empty for what the names of all versions of a matrix begin with.</param>
    public static string TargetOf(string matrix, string number) => $"matrices/{matrix}/versions/{number}";

    /// <summary>The hash of the version as the entry has it; anyone who relies on it compares it with the record.</summary>
    public string VersionHash { get; private init; } = Version.VersionHash;

    /// <summary>The matrix that the entry is about, by its target.</summary>
    public string Matrix { get; private init; } = Version.Matrix;

    internal static VersionPublished Read(FactData data) =>
        new(PublishedRecord.Read(data.Part("version"))) { Matrix = data.Matrix, VersionHash = data.Text("versionHash") };

    public override JsonObject Data() => new() { ["version"] = Version.ToRecord(), ["versionHash"] = VersionHash };
}
