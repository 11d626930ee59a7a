using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using ResponsibilityPortal.Web.Settings;
using ResponsibilityPortal.Web.Telemetry;

namespace ResponsibilityPortal.Web.Hosting;

/// <summary>Configures what the portal reports about itself: metrics, and traces and logs if there is a collector.</summary>
internal static class PortalTelemetry
{
    /// <summary>Meters of the server and the runtime that operators need.</summary>
    private static readonly string[] Meters =
    [
        PortalMetrics.MeterName,
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "System.Runtime",
        "Npgsql",
    ];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PortalMetrics>();
        var (isMeasuring, collector) = (IsMeasuring(builder.Configuration), CollectorOf(builder.Configuration));
        if (!isMeasuring && collector is null)
        {
            return;
        }

        var telemetry = builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(PortalRelease.Name, serviceVersion: PortalRelease.Version));
        if (isMeasuring)
        {
            telemetry.WithMetrics(metrics => metrics.AddMeter(Meters).AddPrometheusExporter());
        }

        if (collector is not null)
        {
            telemetry
                .WithTracing(tracing => tracing.AddAspNetCoreInstrumentation(options => options.Filter = IsTraced).AddNpgsql())
                .UseOtlpExporter(OpenTelemetry.Exporter.OtlpExportProtocol.Grpc, collector);
        }
    }

    /// <summary>Returns the address of the collector. Null for none, and for one that the validation of the settings refuses.</summary>
    public static Uri? CollectorOf(IConfiguration configuration) =>
        Uri.TryCreate(
            configuration[TelemetryOptions.Key(nameof(TelemetryOptions.OtlpEndpoint))],
            UriKind.Absolute,
            out var collector
        )
            ? collector
            : null;

    /// <remarks>A value of another type is refused when the options are bound.</remarks>
    private static bool IsMeasuring(IConfiguration configuration) =>
        !bool.TryParse(configuration[TelemetryOptions.Key(nameof(TelemetryOptions.Metrics))], out var isOn) || isOn;

    /// <summary>Health probes come every few seconds, and would hide everything else.</summary>
    private static bool IsTraced(HttpContext context) =>
        !context.Request.Path.StartsWithSegments(PortalUrls.Routes.Health, StringComparison.Ordinal);
}
