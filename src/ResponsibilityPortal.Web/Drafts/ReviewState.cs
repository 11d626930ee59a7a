namespace ResponsibilityPortal.Web.Drafts;

/// <summary>What became of the latest review request for a draft.</summary>
/// <param name="ContentHash">The content that was reviewed; other content is not approved by it.</param>
/// <param name="IsApproved">Null while nobody has decided; false when changes were requested.</param>
/// <param name="By">Name of whoever decided, or asked while nobody has.</param>
/// <param name="At">When they did.</param>
/// <param name="Reason">Why changes were requested.</param>
public sealed record ReviewState(string ContentHash, bool? IsApproved, string By, DateTimeOffset At, string? Reason);
