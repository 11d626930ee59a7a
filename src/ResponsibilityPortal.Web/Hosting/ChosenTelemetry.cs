using ResponsibilityPortal.Web.Telemetry;

namespace ResponsibilityPortal.Web.Hosting;

/// <summary>Reads the section <c>Telemetry</c> of the configuration, which decides which services exist.</summary>
internal static class ChosenTelemetry
{
    /// <remarks>
    /// Values that can't be used count as not set here. The validation of the options refuses them before the portal starts.
    /// </remarks>
    public static TelemetryOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(TelemetryOptions.Section);
        return new TelemetryOptions
        {
            Metrics = !bool.TryParse(section[nameof(TelemetryOptions.Metrics)], out var isOn) || isOn,
            OtlpEndpoint = Uri.TryCreate(section[nameof(TelemetryOptions.OtlpEndpoint)], UriKind.Absolute, out var collector)
                ? collector
                : null,
            OtlpProtocol = Enum.TryParse<OtlpProtocol>(section[nameof(TelemetryOptions.OtlpProtocol)], ignoreCase: true, out var protocol)
                ? protocol
                : OtlpProtocol.Grpc,
            OtlpHeaders = section[nameof(TelemetryOptions.OtlpHeaders)],
        };
    }
}
