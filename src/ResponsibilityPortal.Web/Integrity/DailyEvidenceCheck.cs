using ResponsibilityPortal.Web.Background;

namespace ResponsibilityPortal.Web.Integrity;

/// <summary>
/// Runs an integrity check in the background after each start, and then once a day. The log, the portal's health and the audit pages show
/// the result. Until the first check is done, the health reports that nothing was verified yet.
/// </summary>
internal sealed class DailyEvidenceCheck(EvidenceCheck check, TimeProvider clock, ILogger<DailyEvidenceCheck> logger)
    : RecurringWork(TimeSpan.FromDays(1), clock, logger)
{
    /// <summary>
    /// Results aren't kept over a restart. Without a check after each start, a portal that is restarted every night would never be checked.
    /// The first readers come first: the check takes as much processor time as rendering their pages.
    /// </summary>
    public static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(10);

    protected override TimeSpan FirstWait => AfterStart;

    protected override Task WorkAsync(CancellationToken cancellationToken) => check.RunAsync(null, cancellationToken);
}
