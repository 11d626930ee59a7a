using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.Editing.ProblemReports;

/// <summary>How a problem report was closed.</summary>
/// <param name="At">UTC.</param>
/// <param name="ResolvedIn">The number of the version that resolves it, which may be the next one; null for a dismissed report.</param>
/// <param name="Reason">Why it was dismissed; null for a resolved report.</param>
public sealed record ReportClosing(Actor By, DateTimeOffset At, int? ResolvedIn, string? Reason);
