using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.Editing.ProblemReports;

/// <summary>What a member of the team says about a problem report, for the team.</summary>
/// <param name="At">UTC.</param>
public sealed record ReportAnswer(Guid Id, string Text, Actor By, DateTimeOffset At);
