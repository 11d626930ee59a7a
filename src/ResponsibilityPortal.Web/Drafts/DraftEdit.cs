namespace ResponsibilityPortal.Web.Drafts;

/// <summary>Who last edited a draft, and when.</summary>
/// <param name="By">Name.</param>
public sealed record DraftEdit(string By, DateTimeOffset At);
