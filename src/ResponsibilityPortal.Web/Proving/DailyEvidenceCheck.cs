using ResponsibilityPortal.Web.Composition;

namespace ResponsibilityPortal.Web.Proving;

/// <summary>Has all evidence looked at once a day. What is found stands in the log, in the health of the portal and on the audit pages.</summary>
internal sealed class NightlyEvidenceCheck(EvidenceCheck check, TimeProvider clock, ILogger<NightlyEvidenceCheck> logger)
    : RecurringWork(TimeSpan.FromDays(1), clock, logger)
{
    protected override Task WorkAsync(CancellationToken cancellationToken) => check.RunAsync(null, cancellationToken);
}
