using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using ResponsibilityPortal.Web.Settings;
using ResponsibilityPortal.Web.Telemetry;

namespace ResponsibilityPortal.Web.Hosting;

/// <summary>Configures what the portal reports about itself: metrics, and traces and logs if there is a collector.</summary>
internal static class PortalTelemetry
{
    /// <summary>What traces and measures the database, if it is PostgreSQL.</summary>
    private const string Database = "Npgsql";

    /// <summary>Left out: it costs every request two more measurements, and the connections of Kestrel show the same load.</summary>
    private const string ActiveRequests = "http.server.active_requests";

    /// <summary>Meters of the portal, the server and the runtime.</summary>
    private static readonly string[] Meters =
    [
        PortalMetrics.MeterName,
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "System.Runtime",
        Database,
    ];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PortalMetrics>();
        var settings = ChosenTelemetry.Read(builder.Configuration);
        if (!settings.Metrics && settings.OtlpEndpoint is null)
        {
            return;
        }

        var telemetry = builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(PortalRelease.Name, serviceVersion: PortalRelease.Version));
        if (settings.Metrics)
        {
            builder.Services.AddSingleton<MetricsPage>();
            builder.Services.ConfigureOpenTelemetryMeterProvider(
                (services, metrics) =>
                {
                    var own = services.GetRequiredService<IMeterFactory>();
                    metrics.AddView(instrument => IsMeasured(instrument, own) ? null : MetricStreamConfiguration.Drop);
                }
            );
            telemetry.WithMetrics(metrics =>
                metrics
                    .AddMeter(Meters)
                    .AddReader(services => new BaseExportingMetricReader(services.GetRequiredService<MetricsPage>()))
            );
        }

        if (settings.OtlpEndpoint is { } collector)
        {
            // Serilog hands over what it logs. No other provider may write it a second time.
            builder.Logging.ClearProviders();
            telemetry.Send(settings, collector);
        }
    }

    private static void Send(this OpenTelemetryBuilder telemetry, TelemetryOptions settings, Uri collector)
    {
        telemetry.WithTracing(tracing =>
            tracing
                .AddAspNetCoreInstrumentation(options => options.Filter = IsTraced)
                .AddSource(Database)
                .AddOtlpExporter(exporter => Address(exporter, "v1/traces"))
        );
        telemetry.WithLogging(
            logging => logging.AddOtlpExporter(exporter => Address(exporter, "v1/logs")),
            logging => logging.IncludeFormattedMessage = true
        );
        if (settings.Metrics)
        {
            telemetry.WithMetrics(metrics => metrics.AddOtlpExporter(exporter => Address(exporter, "v1/metrics")));
        }

        void Address(OtlpExporterOptions exporter, string path)
        {
            var isHttp = settings.OtlpProtocol == OtlpProtocol.Http;
            exporter.Protocol = isHttp ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
            exporter.Endpoint = isHttp ? new Uri($"{collector.AbsoluteUri.TrimEnd('/')}/{path}") : collector;
            exporter.Headers = settings.OtlpHeaders;
        }
    }

    /// <summary>
    /// A reader of metrics hears all meters of the process by their names, also those of another server in it, whose metrics would be
    /// reported as the portal's.
    /// </summary>
    private static bool IsMeasured(Instrument instrument, IMeterFactory own) =>
        instrument.Name != ActiveRequests && (instrument.Meter.Scope is not IMeterFactory factory || factory == own);

    /// <summary>Health probes come every few seconds, and would hide everything else.</summary>
    private static bool IsTraced(HttpContext context) =>
        !context.Request.Path.StartsWithSegments(PortalUrls.Routes.Health, StringComparison.Ordinal);
}
