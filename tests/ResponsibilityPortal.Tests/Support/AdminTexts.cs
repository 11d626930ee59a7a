namespace ResponsibilityPortal.Tests.Support;

/// <summary>What several tests read or press on the admin pages.</summary>
internal static class AdminTexts
{
    public const string SkipToContent = "Skip to the content";
    public const string ConnectionLost = "The connection to the portal was lost";
    public const string SavedIsSafe = "Everything saved is safe";
    public const string EmptyMatrix = "Create an empty matrix";
    public const string MessageToReaders = "Message to readers: why";
    public const string MessageUnfinished = "The message is unfinished. Tell readers what changed and why.";
    public const string ViewOnly = "Your account can view drafts but not edit them.";
    public const string EditWithdrawsApproval = "Editing withdraws the approval.";
    public const string RecordedReason = "Reason (recorded in the audit log)";
}
