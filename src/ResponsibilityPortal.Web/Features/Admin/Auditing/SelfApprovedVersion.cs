namespace ResponsibilityPortal.Web.Features.Admin.Auditing;

/// <summary>
/// A version that was approved, or published without approval, by a user whose own content it contains. Also a version whose approval the
/// log doesn't confirm.
/// </summary>
/// <param name="Edits">The number of the user's edits for this version; 0 if the user published earlier content again, or edited that
/// content; null if none of the content is the user's.</param>
/// <param name="IsApproved">Whether the record names the user as approver; otherwise the user published without approval.</param>
/// <param name="ApprovalProblem">The contradiction between the log and the approval, as a sentence; null if there is none.</param>
public sealed record SelfApprovedVersion(
    string Matrix,
    int Number,
    DateTimeOffset At,
    string User,
    int? Edits,
    bool IsApproved,
    string? ApprovalProblem
);
