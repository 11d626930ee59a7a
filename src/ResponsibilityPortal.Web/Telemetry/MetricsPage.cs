using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace ResponsibilityPortal.Web.Telemetry;

/// <summary>The current metrics, in the text format of Prometheus.</summary>
[ExportModes(ExportModes.Pull)]
internal sealed class MetricsPage : BaseExporter<Metric>, IPullMetricExporter
{
    private const int TimeLimitInMilliseconds = 10_000;

    private readonly Lock _reading = new();
    private string _text = "";

    /// <summary>Makes the reader of the metrics call <see cref="Export"/>. Set by the reader.</summary>
    public Func<int, bool>? Collect { get; set; }

    public string Read()
    {
        lock (_reading)
        {
            Collect?.Invoke(TimeLimitInMilliseconds);
            return _text;
        }
    }

    public override ExportResult Export(in Batch<Metric> batch)
    {
        var text = new StringBuilder();
        foreach (var metric in batch)
        {
            PrometheusText.Append(text, metric);
        }

        _text = text.ToString();
        return ExportResult.Success;
    }
}
