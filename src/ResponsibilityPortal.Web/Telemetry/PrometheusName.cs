using OpenTelemetry.Metrics;

namespace ResponsibilityPortal.Web.Telemetry;

/// <summary>
/// The names that metrics have in Prometheus: underscores instead of dots, the unit, and the end <c>_total</c> for what only grows.
/// </summary>
internal static class PrometheusName
{
    public static string Of(Metric metric)
    {
        var name = Sanitize(metric.Name);
        var unit = metric.Unit switch
        {
            "s" => "_seconds",
            "By" => "_bytes",
            _ => "",
        };
        var end = metric.MetricType is MetricType.LongSum or MetricType.DoubleSum ? "_total" : "";
        return $"{(name.EndsWith(unit, StringComparison.Ordinal) ? name : name + unit)}{end}";
    }

    public static string Sanitize(string name) => string.Concat(name.Select(sign => char.IsAsciiLetterOrDigit(sign) ? sign : '_'));
}
