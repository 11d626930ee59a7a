using System.Globalization;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>An announced version was rescheduled. Its record keeps the date of its announcement.</summary>
/// <param name="Before">When it would have taken effect.</param>
/// <param name="InForceFrom">When it takes effect now.</param>
public sealed record VersionRescheduled(string Matrix, int Number, string VersionHash, DateTimeOffset Before, DateTimeOffset InForceFrom)
    : AuditFact(ActionName, VersionPublished.TargetOf(Matrix, Number.ToString(CultureInfo.InvariantCulture)))
{
    public const string ActionName = "version.rescheduled";

    public VersionRescheduled(MatrixVersion version, DateTimeOffset before, DateTimeOffset inForceFrom)
        : this(version.Matrix, version.Number, version.VersionHash, before, inForceFrom) { }

    internal static VersionRescheduled Read(FactData data) =>
        new(data.Matrix, data.VersionNumber, data.Text("versionHash"), data.Instant("before"), data.Instant("inForceFrom"));

    public override JsonObject Data() =>
        new()
        {
            ["versionHash"] = VersionHash,
            ["before"] = UtcInstant.Format(Before),
            ["inForceFrom"] = UtcInstant.Format(InForceFrom),
        };
}
