namespace ResponsibilityPortal.Web.Features.Admin.Auditing;

/// <summary>A version that was approved, or published without approval, by a user whose own content it contains, or whose approval the log does not confirm.</summary>
/// <param name="Edits">Their edits for this version; 0 when they published earlier content again, or edited that content; null when none of the content is theirs.</param>
/// <param name="IsApproved">Whether the record names them as approver; otherwise they published without approval.</param>
/// <param name="ApprovalProblem">What in the log contradicts the approval, as a sentence; null when nothing does.</param>
public sealed record SelfApprovedVersion(string Matrix, int Number, DateTimeOffset At, string Person, int? Edits, bool IsApproved, string? ApprovalProblem);
