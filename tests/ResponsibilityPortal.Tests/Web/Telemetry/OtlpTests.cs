using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Telemetry;

/// <summary>What the portal sends to an OpenTelemetry collector.</summary>
[Collection(nameof(MetricsTests))]
public sealed class OtlpTests
{
    private const string Secret = "zebrafinch";

    [Theory]
    [InlineData("Http", "/v1/traces", "/v1/metrics", "/v1/logs")]
    [InlineData(
        "Grpc",
        "/opentelemetry.proto.collector.trace.v1.TraceService/Export",
        "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export",
        "/opentelemetry.proto.collector.logs.v1.LogsService/Export"
    )]
    public async Task Collector_ReceivesTracesMetricsAndLogs(string protocol, string traces, string metrics, string logs)
    {
        await using var collector = await Collector.StartAsync(isGrpc: protocol == "Grpc");
        await using (
            var host = StartWith(collector, ("Telemetry:OtlpProtocol", protocol), ("Telemetry:OtlpHeaders", "api-key=abc,tenant=7"))
        )
        {
            await MeasuredPortal.UseAsync(host);
            await host.ReadAsync($"/matrices/sample?q={Secret}");
            await host.ReadAsync("/health/live");
        }

        Assert.Contains("/matrices/{matrix}", collector.ReceivedAt(traces), StringComparison.Ordinal);
        Assert.Contains("portal.pages", collector.ReceivedAt(metrics), StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", collector.ReceivedAt(metrics), StringComparison.Ordinal);
        Assert.Contains("\"/matrices/sample\" responded 200", collector.ReceivedAt(logs), StringComparison.Ordinal);
        Assert.All(
            [traces, metrics, logs],
            path => Assert.Contains("Responsibility Portal", collector.ReceivedAt(path), StringComparison.Ordinal)
        );
        Assert.All(collector.Keys, key => Assert.Equal("abc", key));

        // Searches of readers are nobody's business, and health probes would hide everything else.
        Assert.All([traces, logs], path => Assert.DoesNotContain(Secret, collector.ReceivedAt(path), StringComparison.Ordinal));
        Assert.DoesNotContain("/health/live", collector.ReceivedAt(traces), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Collector_WithoutMetrics_ReceivesTracesAndLogs()
    {
        await using var collector = await Collector.StartAsync(isGrpc: false);
        await using (var host = StartWith(collector, ("Telemetry:OtlpProtocol", "Http"), ("Telemetry:Metrics", "False")))
        {
            await MeasuredPortal.UseAsync(host);
        }

        Assert.NotEmpty(collector.ReceivedAt("/v1/traces"));
        Assert.NotEmpty(collector.ReceivedAt("/v1/logs"));
        Assert.Empty(collector.ReceivedAt("/v1/metrics"));
    }

    [Fact]
    public async Task Portal_WhoseCollectorIsDown_ServesAndStops()
    {
        await using var host = MeasuredPortal.Start(("Telemetry:OtlpEndpoint", $"http://127.0.0.1:{LoopbackPort.Free()}"));
        await MeasuredPortal.UseAsync(host);
        Assert.Equal(1, (await MetricsText.ReadAsync(host)).Sum("portal_exports_total"));
    }

    private static PortalHost StartWith(Collector collector, params ReadOnlySpan<(string Key, string Value)> settings) =>
        PortalHost.Start(
            [
                ("Portal:Seed", "none"),
                ("Telemetry:OtlpEndpoint", collector.Address),
                ("Serilog:MinimumLevel:Default", "Information"),
                .. settings.ToArray().Any(setting => setting.Key == "Telemetry:Metrics")
                    ? Array.Empty<(string, string)>()
                    : [("Telemetry:Metrics", "True")],
                .. settings,
            ]
        );
}
