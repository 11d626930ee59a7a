using System.Globalization;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Publishing;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>An announced version was withdrawn before its date. Its record and content stay; it never takes effect.</summary>
/// <param name="InForceFrom">When it was to take effect.</param>
public sealed record VersionWithdrawn(MatrixVersion Version, DateTimeOffset InForceFrom)
    : AuditFact(ActionName, VersionPublished.TargetOf(Version.Matrix, Version.Number.ToString(CultureInfo.InvariantCulture)))
{
    public const string ActionName = "version.withdrawn";

    public override JsonObject Data() => new() { ["versionHash"] = Version.VersionHash, ["inForceFrom"] = UtcInstant.Format(InForceFrom) };
}
