using ResponsibilityPortal.Web.Background;


namespace ResponsibilityPortal.Web.Integrity;

/// <summary>
/// Has all evidence looked at soon after each start and then once a day. What is found stands in the log, in the health of the portal and
/// on the audit pages.
/// </summary>
internal sealed class DailyEvidenceCheck(EvidenceCheck check, TimeProvider clock, ILogger<DailyEvidenceCheck> logger)
    : RecurringWork(TimeSpan.FromDays(1), clock, logger)
{
    /// <summary>What was found is not kept over a restart, and a portal that is restarted every night would never be looked at otherwise.</summary>
    protected override TimeSpan FirstWait => TimeSpan.FromMinutes(10);

    protected override Task WorkAsync(CancellationToken cancellationToken) => check.RunAsync(null, cancellationToken);
}
