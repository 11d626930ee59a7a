using ResponsibilityPortal.Store.Sharing;
using ResponsibilityPortal.Web.Background;

namespace ResponsibilityPortal.Web.Instances;

/// <summary>Removes from the store what instances have counted together and no longer counts.</summary>
internal sealed class ExpiredLimits(SharedLimits limits, Turns turns, TimeProvider clock, ILogger<ExpiredLimits> logger)
    : RecurringWork(TimeSpan.FromHours(1), clock, logger)
{
    protected override Task WorkAsync(CancellationToken cancellationToken) =>
        turns.TryRunAsync(nameof(ExpiredLimits), limits.RemoveExpiredAsync, TimeSpan.Zero, cancellationToken);
}
