using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Telemetry;

/// <summary>The metrics, in the text format of Prometheus.</summary>
public sealed partial class MetricsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <remarks>Other portals of the test run, in the same process, can count too.</remarks>
    [Fact]
    public async Task Metrics_CountWhatThePortalDid()
    {
        await using var host = Start();
        await host.PublishAsync(Given.Matrix());
        await host.Client.GetStringAsync("/matrices/sample?q=keys", Cancellation);
        await host.Client.GetStringAsync("/matrices/sample/versions/1/export.csv", Cancellation);
        await host.Client.GetStringAsync("/matrices/sample/questionnaire?lines=Who%20keeps%20the%20keys%3F%0AOther", Cancellation);

        var metrics = await ReadAsync(host);
        Assert.True(Value(metrics, "portal_log_entries_total", "action=\"version.published\"") >= 1);
        Assert.True(Value(metrics, "portal_pages_total", "cached=\"False\"") >= 1);
        Assert.True(Value(metrics, "portal_exports_total", "format=\"csv\"") >= 1);
        Assert.True(Value(metrics, "portal_export_wait_seconds_count", "") >= 1);
        Assert.True(Value(metrics, "portal_questionnaire_lines_total", "") >= 2);
        Assert.Contains("http_server_request_duration_seconds_count", metrics, StringComparison.Ordinal);
        Assert.Contains("dotnet_gc_collections_total", metrics, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("Host", "portal.example")]
    public async Task Metrics_AskedForThroughAProxy_AreNotThere(string header, string value)
    {
        await using var host = Start();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await host.Client.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("portal_", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public void Document_ListsEveryInstrumentOfThePortal()
    {
        var source = Repository.SourceFiles().Single(file => file.Path.EndsWith("PortalMetrics.cs", StringComparison.Ordinal)).Text;
        var instruments = InstrumentName().Matches(source).Select(match => match.Groups[1].Value).ToList();
        Assert.True(instruments.Count >= 6);
        var document = Repository.Document("reference/metrics.md");
        Assert.All(instruments, name => Assert.Contains($"| `{name}` |", document, StringComparison.Ordinal));
    }

    private static PortalHost Start() => PortalHost.Start(("Portal:Seed", "none"), ("Telemetry:Metrics", "True"));

    private static Task<string> ReadAsync(PortalHost host) => host.Client.GetStringAsync("/metrics", Cancellation);

    /// <summary>Returns the sum of the samples of a metric with a label.</summary>
    private static double Value(string metrics, string name, string label) =>
        metrics
            .Split('\n')
            .Where(line => line.StartsWith($"{name}{{", StringComparison.Ordinal) || line.StartsWith($"{name} ", StringComparison.Ordinal))
            .Where(line => line.Contains(label, StringComparison.Ordinal))
            .Select(line => line[(line.LastIndexOf('}') + 1)..].Replace(name, "", StringComparison.Ordinal).Trim().Split(' ')[0])
            .Sum(value => double.Parse(value, CultureInfo.InvariantCulture));

    [GeneratedRegex("\"(portal\\.[a-z.]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex InstrumentName();
}
