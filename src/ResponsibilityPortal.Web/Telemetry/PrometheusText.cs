using System.Globalization;
using System.Text;
using OpenTelemetry.Metrics;

namespace ResponsibilityPortal.Web.Telemetry;

/// <summary>
/// Writes a metric in the text format of Prometheus, version 0.0.4: https://prometheus.io/docs/instrumenting/exposition_formats/.
/// </summary>
internal static class PrometheusText
{
    public static void Append(StringBuilder text, Metric metric)
    {
        var name = PrometheusName.Of(metric);
        text.Append("# HELP ").Append(name).Append(' ').Append(Escape(metric.Description)).Append('\n');
        text.Append("# TYPE ").Append(name).Append(' ').Append(TypeOf(metric.MetricType)).Append('\n');
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            var labels = LabelsOf(point);
            if (metric.MetricType.IsHistogram())
            {
                AppendHistogram(text, name, labels, point);
            }
            else
            {
                AppendSample(text, name, labels, ValueOf(metric.MetricType, point));
            }
        }
    }

    private static void AppendHistogram(StringBuilder text, string name, string labels, in MetricPoint point)
    {
        long count = 0;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            count += bucket.BucketCount;
            var limit = $"le=\"{Number(bucket.ExplicitBound)}\"";
            AppendSample(text, $"{name}_bucket", labels.Length == 0 ? limit : $"{labels},{limit}", count);
        }

        AppendSample(text, $"{name}_sum", labels, point.GetHistogramSum());
        AppendSample(text, $"{name}_count", labels, point.GetHistogramCount());
    }

    private static void AppendSample(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
        {
            text.Append('{').Append(labels).Append('}');
        }

        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string LabelsOf(in MetricPoint point)
    {
        var labels = new List<string>();
        foreach (var (key, value) in point.Tags)
        {
            var shown = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            labels.Add($"{PrometheusName.Sanitize(key)}=\"{Escape(shown).Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
        }

        return string.Join(',', labels);
    }

    private static double ValueOf(MetricType type, in MetricPoint point) =>
        type switch
        {
            MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong(),
            MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => point.GetSumDouble(),
            MetricType.LongGauge => point.GetGaugeLastValueLong(),
            _ => point.GetGaugeLastValueDouble(),
        };

    private static string TypeOf(MetricType type) =>
        type switch
        {
            MetricType.LongSum or MetricType.DoubleSum => "counter",
            MetricType.Histogram => "histogram",
            _ => "gauge",
        };

    private static string Number(double value) =>
        double.IsPositiveInfinity(value) ? "+Inf" : value.ToString("R", CultureInfo.InvariantCulture);

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
