using System.Globalization;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Publishing;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A further version of a matrix was published.</summary>
public sealed record VersionPublished(MatrixVersion Version)
    : AuditFact(ActionName, TargetOf(Version.Matrix, Version.Number.ToString(CultureInfo.InvariantCulture)))
{
    public const string ActionName = "version.published";

    /// <summary>How the log names a version.</summary>
    /// <param name="number">Empty for what the names of all versions of a matrix begin with.</param>
    public static string TargetOf(string matrix, string number) => $"matrices/{matrix}/versions/{number}";

    public override JsonObject Data() => new() { ["version"] = Version.ToRecord(), ["versionHash"] = Version.VersionHash };
}
