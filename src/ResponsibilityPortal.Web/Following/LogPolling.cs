using ResponsibilityPortal.Web.Background;

namespace ResponsibilityPortal.Web.Following;

/// <summary>Looks for new entries of the log every second, where other processes can write to the store.</summary>
internal sealed class LogPolling(LogTail tail, TimeProvider clock, ILogger<LogPolling> logger)
    : RecurringWork(TimeSpan.FromSeconds(1), clock, logger)
{
    protected override TimeSpan FirstWait => TimeSpan.Zero;

    protected override Task WorkAsync(CancellationToken cancellationToken) => tail.FollowAsync(cancellationToken);
}
