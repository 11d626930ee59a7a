using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Tests.Web.Telemetry;

/// <summary>The metrics, in the text format of Prometheus. docs/reference/metrics.md promises what these tests check.</summary>
[Collection(nameof(MetricsTests))]
public sealed partial class MetricsTests
{
    [Fact]
    public async Task Metrics_CountWhatThePortalDid()
    {
        await using var host = MeasuredPortal.Start();
        await MeasuredPortal.UseAsync(host);

        var metrics = await MetricsText.ReadAsync(host);
        Assert.Equal(1, metrics.Sum("portal_log_entries_total", "action=\"version.published\""));
        Assert.Equal(1, metrics.Sum("portal_log_entries_total", "action=\"portal.started\""));
        Assert.Equal(1, metrics.Sum("portal_pages_total", "cached=\"false\""));
        Assert.Equal(1, metrics.Sum("portal_pages_total", "cached=\"true\""));
        Assert.Equal(1, metrics.Sum("portal_exports_total", "format=\"csv\""));
        Assert.Equal(1, metrics.Sum("portal_exports_total"));
        Assert.Equal(1, metrics.Sum("portal_export_wait_seconds_count"));
        Assert.Equal(2, metrics.Sum("portal_questionnaire_lines_total"));
        Assert.True(metrics.Sum("portal_write_wait_seconds_count") >= 2);
        Assert.Equal(1, metrics.Sum("http_server_request_duration_seconds_count", "http_route=\"/matrices/{matrix}\""));
        Assert.DoesNotContain("http_server_active_requests", metrics.SampleNames);
        Assert.True(metrics.Sum("kestrel_active_connections") >= 1);
        Assert.True(metrics.Sum("dotnet_process_memory_working_set_bytes") > 0);
    }

    [Fact]
    public async Task Metrics_OfTwoPortalsInOneProcess_AreApart()
    {
        await using var host = MeasuredPortal.Start();
        await using var other = MeasuredPortal.Start();
        await MeasuredPortal.UseAsync(other);
        var metrics = await MetricsText.ReadAsync(host);
        Assert.Equal(0, metrics.Sum("portal_exports_total"));
        Assert.Equal(0, metrics.Sum("http_server_request_duration_seconds_count", "http_route=\"/matrices/{matrix}\""));
        Assert.Equal(1, (await MetricsText.ReadAsync(other)).Sum("portal_exports_total"));
    }

    [Fact]
    public async Task Metrics_AfterAnotherPortalStopped_StillCount()
    {
        await using var host = MeasuredPortal.Start();
        await using (PortalHost.StartEmpty())
        {
            await MetricsText.ReadAsync(host);
        }

        await host.PublishAsync(Given.Matrix());
        Assert.Equal(1, (await MetricsText.ReadAsync(host)).Sum("portal_log_entries_total", "action=\"version.published\""));
    }

    [Fact]
    public async Task Circuits_AreCountedWhileTheyAreOpen()
    {
        await using var host = MeasuredPortal.Start();
        await using var scope = host.Services.CreateAsyncScope();
        var circuit = scope.ServiceProvider.GetServices<CircuitHandler>().OfType<CircuitActivity>().Single();
        Assert.Equal([0], (await MetricsText.ReadAsync(host)).Values("portal_circuits"));
        await circuit.OnCircuitOpenedAsync(null!, TestContext.Current.CancellationToken);
        Assert.Equal([1], (await MetricsText.ReadAsync(host)).Values("portal_circuits"));
        await circuit.OnCircuitClosedAsync(null!, TestContext.Current.CancellationToken);
        Assert.Equal([0], (await MetricsText.ReadAsync(host)).Values("portal_circuits"));
    }

    [Fact]
    public async Task Histogram_CountsUpToEachLimit()
    {
        await using var host = MeasuredPortal.Start();
        await MeasuredPortal.UseAsync(host);
        var metrics = await MetricsText.ReadAsync(host);
        Assert.Equal("histogram", metrics.Types["portal_export_wait_seconds"]);
        var counts = metrics.Values("portal_export_wait_seconds_bucket");
        Assert.Equal(counts.Order(), counts);
        Assert.Equal(1, metrics.Sum("portal_export_wait_seconds_bucket", "le=\"+Inf\""));
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("X-Real-IP", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("Via", "1.1 proxy")]
    [InlineData("Host", "portal.example")]
    public async Task Metrics_AskedForThroughAProxy_AreNotThere(string header, string value)
    {
        await using var host = MeasuredPortal.Start();
        using var answer = await host.GetAsync("/metrics", (header, value));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Metrics_TurnedOff_AreNotThere()
    {
        await using var host = PortalHost.StartEmpty();
        await host.ReadAsync("/metrics", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Metrics_ForHead_HaveOnlyHeaders()
    {
        await using var host = MeasuredPortal.Start();
        using var answer = await host.SendAsync(HttpMethod.Head, "/metrics");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task OwnPort_ServesMetricsAndNothingElse()
    {
        var port = LoopbackPort.Free();
        await using var host = MeasuredPortal.Start(
            ("urls", $"http://127.0.0.1:{port};http://127.0.0.1:0"),
            ("Telemetry:MetricsPort", $"{port}")
        );
        await host.ReadAsync("/health/live");
        await host.ReadAsync("/metrics", HttpStatusCode.NotFound);

        var own = $"http://127.0.0.1:{port}";
        Assert.Contains("portal_log_entries_total", await host.ReadAsync($"{own}/metrics"), StringComparison.Ordinal);
        await host.ReadAsync($"{own}/health/live", HttpStatusCode.NotFound);
        await host.ReadAsync($"{own}/", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Document_ListsEveryInstrumentOfThePortal()
    {
        await using var host = MeasuredPortal.Start();
        await MeasuredPortal.UseAsync(host);
        var measured = (await MetricsText.ReadAsync(host)).Types.Keys.Where(name => name.StartsWith("portal_", StringComparison.Ordinal));
        var source = Repository.SourceFiles().Single(file => file.Path.EndsWith("PortalMetrics.cs", StringComparison.Ordinal)).Text;
        var instruments = InstrumentName().Matches(source).Select(match => match.Groups[1].Value).ToList();
        var document = Repository.Document("reference/metrics.md");
        Assert.True(instruments.Count >= 7);
        Assert.All(instruments, name => Assert.Contains($"| `{name}` |", document, StringComparison.Ordinal));
        Assert.All(measured, name => Assert.Contains(instruments, known => IsOf(known, name)));
    }

    private static bool IsOf(string instrument, string name) => name.StartsWith(instrument.Replace('.', '_'), StringComparison.Ordinal);

    [GeneratedRegex("\"(portal\\.[a-z.]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex InstrumentName();
}
