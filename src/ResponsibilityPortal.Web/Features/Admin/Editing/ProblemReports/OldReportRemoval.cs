using ResponsibilityPortal.Web.Background;

namespace ResponsibilityPortal.Web.Features.Admin.Editing.ProblemReports;

/// <summary>
/// Removes old problem reports after each start and then once an hour, so that a restored backup doesn't bring them back for long.
/// </summary>
internal sealed class OldReportRemoval(OldReports reports, Turns turns, TimeProvider clock, ILogger<OldReportRemoval> logger)
    : RecurringWork(TimeSpan.FromHours(1), clock, logger)
{
    /// <summary>Leaves the first minute to the start of the portal.</summary>
    protected override TimeSpan FirstWait => TimeSpan.FromMinutes(1);

    protected override Task WorkAsync(CancellationToken cancellationToken) =>
        turns.TryRunAsync(nameof(OldReports), reports.RemoveAsync, TimeSpan.Zero, cancellationToken);
}
