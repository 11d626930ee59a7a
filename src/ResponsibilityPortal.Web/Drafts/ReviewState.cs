namespace ResponsibilityPortal.Web.Drafts;

/// <summary>The state of the latest review request for a draft.</summary>
/// <param name="ContentHash">The reviewed content. An approval is valid for this content only.</param>
/// <param name="IsApproved">Null until decided; false when changes were requested.</param>
/// <param name="By">Name of the user who decided, or who requested the review when it isn't decided.</param>
/// <param name="At">When the review was decided or requested.</param>
/// <param name="Reason">Why changes were requested.</param>
public sealed record ReviewState(string ContentHash, bool? IsApproved, string By, DateTimeOffset At, string? Reason);
