using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Telemetry;

/// <summary>The section <c>Telemetry</c> of the configuration. docs/reference/configuration.md describes every key.</summary>
public sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>Whether the portal collects and serves metrics.</summary>
    public bool Metrics { get; set; } = true;

    /// <summary>A port that serves only the metrics, to any machine. Null to serve them only to programs on this machine.</summary>
    public int? MetricsPort { get; set; }

    /// <summary>The address of an OpenTelemetry collector that receives traces, metrics and logs. Null for none.</summary>
    public Uri? OtlpEndpoint { get; set; }

    /// <summary>How the collector is reached.</summary>
    public OtlpProtocol OtlpProtocol { get; set; } = OtlpProtocol.Grpc;

    /// <summary>Headers that each request to the collector gets, as <c>name=value</c> with commas between.</summary>
    [SecretSetting]
    public string? OtlpHeaders { get; set; }

    /// <summary>Returns a setting by its full name.</summary>
    public static string Key(string property) => $"{Section}:{property}";
}
