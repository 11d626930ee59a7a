using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace ResponsibilityPortal.Web.Limits;

/// <summary>
/// Counts requests that were refused because of a limit: too often, too many at once, too large or too slow. Each is counted in metrics,
/// and a summary is logged once a minute, so that a flood doesn't fill the log as well.
/// </summary>
public sealed class RefusedRequests
{
    /// <summary>The name of the meter for metrics collectors.</summary>
    public const string Meter = "ResponsibilityPortal";

    /// <summary>The counter, with the tags <c>reason</c>, <c>status</c> and <c>route</c>.</summary>
    public const string Counter = "portal.refused_requests";

    private readonly Counter<long> _counter;
    private readonly ConcurrentDictionary<(string Reason, int Status, string Route), long> _counts = new();

    public RefusedRequests(IMeterFactory meters) =>
        _counter = meters.Create(Meter).CreateCounter<long>(Counter, "{request}", "Requests refused because of a limit.");

    /// <summary>Marks a request that is answered 503 because the portal is busy, not because of an error.</summary>
    public static void MarkBusy(HttpContext context) => context.Items[typeof(RefusedRequests)] = true;

    /// <summary>Returns why a request was refused by a limit. Null when it wasn't.</summary>
    public static string? ReasonOf(HttpContext context) =>
        context.Response.StatusCode switch
        {
            StatusCodes.Status429TooManyRequests => "too-often",
            StatusCodes.Status503ServiceUnavailable when context.Items.ContainsKey(typeof(RefusedRequests)) => "busy",
            StatusCodes.Status413PayloadTooLarge => "too-large",
            StatusCodes.Status408RequestTimeout => "too-slow",
            _ => null,
        };

    /// <summary>Counts a request if a limit refused it.</summary>
    public void Count(HttpContext context)
    {
        if (ReasonOf(context) is not { } reason)
        {
            return;
        }

        var (status, route) = (context.Response.StatusCode, (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "none");
        _counter.Add(1, new("reason", reason), new("status", status), new("route", route));
        _counts.AddOrUpdate((reason, status, route), 1, static (_, count) => count + 1);
    }

    /// <summary>Returns the counts since the last call, most frequent first.</summary>
    public IReadOnlyList<(string Reason, int Status, string Route, long Count)> Take() =>
        [
            .. _counts
                .Keys.Select(key => (key.Reason, key.Status, key.Route, Count: _counts.TryRemove(key, out var count) ? count : 0))
                .Where(taken => taken.Count > 0)
                .OrderByDescending(taken => taken.Count)
                .ThenBy(taken => taken.Route, StringComparer.Ordinal),
        ];
}
