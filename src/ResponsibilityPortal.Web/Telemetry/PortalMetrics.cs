using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http.Features;

namespace ResponsibilityPortal.Web.Telemetry;

/// <summary>What the portal counts and measures of itself. docs/reference/metrics.md lists every instrument.</summary>
public sealed class PortalMetrics
{
    /// <summary>The name of the meter with the portal's own instruments.</summary>
    public const string MeterName = "ResponsibilityPortal";

    /// <summary>Pages are sent in microseconds, so each is only added to a number, which is read when metrics are.</summary>
    private long _cached;
    private long _rendered;

    private readonly Counter<long> _entries;
    private readonly Counter<long> _exports;
    private readonly Counter<long> _lines;
    private readonly Histogram<double> _exportWaits;
    private readonly Histogram<double> _writeWaits;
    private int _circuits;

    public PortalMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _entries = meter.CreateCounter<long>("portal.log.entries", "{entry}", "Entries that this instance added to the audit log.");
        meter.CreateObservableCounter("portal.pages", ReadPages, "{page}", "Sent reader pages, from the cache or not.");
        _exports = meter.CreateCounter<long>("portal.exports", "{file}", "Requested exports, by format.");
        _lines = meter.CreateCounter<long>("portal.questionnaire.lines", "{line}", "Answered lines of questionnaires.");
        _exportWaits = meter.CreateHistogram<double>("portal.export.wait", "s", "The time for which exports wait for their turn.");
        _writeWaits = meter.CreateHistogram<double>("portal.write.wait", "s", "The time for which changes wait to be written.");
        meter.CreateObservableUpDownCounter(
            "portal.circuits",
            () => Volatile.Read(ref _circuits),
            "{circuit}",
            "Open pages of the admin side."
        );
    }

    /// <param name="action">The action of the entry, such as <c>version.published</c>.</param>
    public void CountEntry(string action) => _entries.Add(1, new KeyValuePair<string, object?>("action", action));

    /// <summary>
    /// Counts a reader page that is sent. One from the cache isn't measured as a request too: that takes longer than everything else here.
    /// </summary>
    /// <param name="isCached">Whether the page was in the cache.</param>
    public void CountPage(HttpContext context, bool isCached)
    {
        Interlocked.Increment(ref isCached ? ref _cached : ref _rendered);
        if (isCached && context.Features.Get<IHttpMetricsTagsFeature>() is { } measured)
        {
            measured.MetricsDisabled = true;
        }
    }

    /// <param name="format">The name of the format, such as <c>pdf</c>.</param>
    public void CountExport(string format) => _exports.Add(1, new KeyValuePair<string, object?>("format", format));

    public void CountLines(int lines) => _lines.Add(lines);

    /// <param name="opened">1 for an opened circuit, -1 for one that was closed.</param>
    public void CountCircuit(int opened) => Interlocked.Add(ref _circuits, opened);

    public void RecordExportWait(TimeSpan wait) => _exportWaits.Record(wait.TotalSeconds);

    public void RecordWriteWait(TimeSpan wait) => _writeWaits.Record(wait.TotalSeconds);

    private Measurement<long>[] ReadPages() =>
        [
            new(Volatile.Read(ref _cached), new KeyValuePair<string, object?>("cached", "true")),
            new(Volatile.Read(ref _rendered), new KeyValuePair<string, object?>("cached", "false")),
        ];
}
