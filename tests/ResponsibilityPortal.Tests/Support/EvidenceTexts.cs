namespace ResponsibilityPortal.Tests.Support;

/// <summary>What several tests read in verdicts, reports and problems with files.</summary>
internal static class EvidenceTexts
{
    public const string NoCheckpointGiven = "No checkpoint from elsewhere was given";
    public const string SignedByOthers = "Signed, but not by this portal.";
    public const string OneTimeLink = "The one-time link of the account";
    public const string NothingPassesFilter = "No responsibility of this matrix passes the filter";
    public const string StampServerDown = "The time-stamp server can't be reached.";
    public const string NoTimeStamp = "The time-stamp server sent a response that isn't a time stamp.";
    public const string OtherNonce = "The time stamp answers another request: it does not have the nonce that was sent.";
    public const string EmptyDocument = "The document is empty.";
    public const string OtherEncoding = "The document is encoded as UTF-16 or UTF-32; save it as UTF-8.";
    public const string NotUtf8 = "The document is not valid UTF-8; save it as UTF-8.";
    public const string EmptyFile = "The file is empty.";
}
