using System.Globalization;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>An announced version was withdrawn before its date. Its record and content stay; it never takes effect.</summary>
/// <param name="InForceFrom">When it would have taken effect.</param>
public sealed record VersionWithdrawn(string Matrix, int Number, string VersionHash, DateTimeOffset InForceFrom)
    : AuditFact(ActionName, VersionPublished.TargetOf(Matrix, Number.ToString(CultureInfo.InvariantCulture)))
{
    public const string ActionName = "version.withdrawn";

    public VersionWithdrawn(MatrixVersion version, DateTimeOffset inForceFrom)
        : this(version.Matrix, version.Number, version.VersionHash, inForceFrom) { }

    internal static VersionWithdrawn Read(FactData data) =>
        new(data.Matrix, data.VersionNumber, data.Text("versionHash"), data.Instant("inForceFrom"));

    public override JsonObject Data() => new() { ["versionHash"] = VersionHash, ["inForceFrom"] = UtcInstant.Format(InForceFrom) };
}
