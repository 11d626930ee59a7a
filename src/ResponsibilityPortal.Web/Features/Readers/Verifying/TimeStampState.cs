namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>What the time stamp in a file proves. Programs read these as fixed values.</summary>
public enum TimeStampState
{
    /// <summary>The time stamp proves that the file existed at its time.</summary>
    Trusted,

    /// <summary>The time stamp is intact, but comes from a server that this portal does not trust.</summary>
    NotTrusted,

    /// <summary>The data is not a time stamp of this file.</summary>
    Damaged,
}
