using System.Globalization;
using ResponsibilityPortal.Web.Background;
using ResponsibilityPortal.Web.Limits;

namespace ResponsibilityPortal.Web.Hosting;

/// <summary>Logs once a minute how many requests were refused, and why.</summary>
public sealed partial class RefusalSummary(RefusedRequests refused, TimeProvider clock, ILogger<RefusalSummary> logger)
    : RecurringWork(TimeSpan.FromMinutes(1), clock, logger)
{
    /// <summary>How many kinds of refusals one line lists.</summary>
    private const int KindsMaxCount = 10;

    /// <summary>Logs the refusals since the last call. Logs nothing when there were none.</summary>
    public void Log()
    {
        if (refused.Take() is { Count: > 0 } taken)
        {
            LogRefused(
                taken.Sum(kind => kind.Count),
                string.Join(
                    "; ",
                    taken
                        .Take(KindsMaxCount)
                        .Select(kind =>
                            string.Create(CultureInfo.InvariantCulture, $"{kind.Count} {kind.Reason} ({kind.Status}) at {kind.Route}")
                        )
                )
            );
        }
    }

    protected override Task WorkAsync(CancellationToken cancellationToken)
    {
        Log();
        return Task.CompletedTask;
    }

    [LoggerMessage(LogLevel.Warning, "{Count} requests were refused in the last minute: {Kinds}.")]
    private partial void LogRefused(long count, string kinds);
}
