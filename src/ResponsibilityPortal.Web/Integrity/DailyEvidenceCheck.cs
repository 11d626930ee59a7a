using ResponsibilityPortal.Web.Background;

namespace ResponsibilityPortal.Web.Integrity;

/// <summary>
/// Has all evidence checked at once after each start, in the background, and then once a day. What is found is in the log, in the health of
/// the portal and on the audit pages. Until the first check is done, the health says that nothing has been verified yet.
/// </summary>
internal sealed class DailyEvidenceCheck(EvidenceCheck check, TimeProvider clock, ILogger<DailyEvidenceCheck> logger)
    : RecurringWork(TimeSpan.FromDays(1), clock, logger)
{
    /// <summary>What was found is not kept over a restart, and a portal that is restarted every night would never be looked at otherwise.</summary>
    protected override TimeSpan FirstWait => TimeSpan.Zero;

    protected override Task WorkAsync(CancellationToken cancellationToken) => check.RunAsync(null, cancellationToken);
}
