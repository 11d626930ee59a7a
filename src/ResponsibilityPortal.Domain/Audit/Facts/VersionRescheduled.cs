using System.Globalization;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Publishing;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>An announced version was moved to another date. Its record keeps the date of its announcement.</summary>
/// <param name="Before">When it was to take effect.</param>
/// <param name="InForceFrom">When it takes effect now.</param>
public sealed record VersionRescheduled(MatrixVersion Version, DateTimeOffset Before, DateTimeOffset InForceFrom)
    : AuditFact(ActionName, VersionPublished.TargetOf(Version.Matrix, Version.Number.ToString(CultureInfo.InvariantCulture)))
{
    public const string ActionName = "version.rescheduled";

    public override JsonObject Data() => new()
    {
        ["versionHash"] = Version.VersionHash,
        ["before"] = UtcInstant.Format(Before),
        ["inForceFrom"] = UtcInstant.Format(InForceFrom),
    };
}
