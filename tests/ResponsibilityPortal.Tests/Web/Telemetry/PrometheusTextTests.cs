using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using ResponsibilityPortal.Web.Telemetry;

namespace ResponsibilityPortal.Tests.Web.Telemetry;

/// <summary>How instruments become names, types and samples of Prometheus.</summary>
public sealed class PrometheusTextTests : IDisposable
{
    private readonly Meter _meter = new($"test.{Guid.NewGuid()}");
    private readonly MetricsPage _page = new();
    private readonly MeterProvider _provider;

    public PrometheusTextTests() =>
        _provider = Sdk.CreateMeterProviderBuilder().AddMeter(_meter.Name).AddReader(new BaseExportingMetricReader(_page)).Build();

    public void Dispose()
    {
        _provider.Dispose();
        _page.Dispose();
        _meter.Dispose();
    }

    [Fact]
    public void Counter_EndsInTotal()
    {
        _meter.CreateCounter<long>("a.count", "{thing}", "Things.").Add(3);
        Assert.Equal("# HELP a_count_total Things.\n# TYPE a_count_total counter\na_count_total 3\n", _page.Read());
    }

    [Fact]
    public void UpDownCounter_IsAGauge()
    {
        var open = _meter.CreateUpDownCounter<long>("a.open", "{thing}", "Things.");
        open.Add(3);
        open.Add(-4);
        Assert.Contains("# TYPE a_open gauge\na_open -1\n", _page.Read(), StringComparison.Ordinal);
    }

    [Fact]
    public void Unit_FollowsTheNameOnce()
    {
        _meter.CreateGauge<double>("a.size", "By").Record(0.25);
        _meter.CreateGauge<int>("a.wait.seconds", "s").Record(7);
        var text = _page.Read();
        Assert.Contains("\na_size_bytes 0.25\n", text, StringComparison.Ordinal);
        Assert.Contains("\na_wait_seconds 7\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Label_WithQuotesAndLineBreaks_IsEscaped()
    {
        _meter.CreateCounter<double>("a.count").Add(0.5, new KeyValuePair<string, object?>("a.b", "one \"two\"\nthree \\"));
        Assert.Contains("""a_count_total{a_b="one \"two\"\nthree \\"} 0.5""", _page.Read(), StringComparison.Ordinal);
    }

    [Fact]
    public void Histogram_WithLabels_HasBucketsSumAndCount()
    {
        var wait = _meter.CreateHistogram(
            "a.wait",
            "s",
            "Waits.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.5, 1] }
        );
        wait.Record(0.25, new KeyValuePair<string, object?>("kind", "short"));
        wait.Record(8, new KeyValuePair<string, object?>("kind", "short"));
        Assert.EndsWith(
            """
            # TYPE a_wait_seconds histogram
            a_wait_seconds_bucket{kind="short",le="0.5"} 1
            a_wait_seconds_bucket{kind="short",le="1"} 1
            a_wait_seconds_bucket{kind="short",le="+Inf"} 2
            a_wait_seconds_sum{kind="short"} 8.25
            a_wait_seconds_count{kind="short"} 2

            """,
            _page.Read(),
            StringComparison.Ordinal
        );
    }
}
