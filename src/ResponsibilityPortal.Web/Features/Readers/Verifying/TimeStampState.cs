namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>What the time stamp in a file is worth. Programs read these as fixed values.</summary>
public enum TimeStampState
{
    /// <summary>It proves that the file existed at its time.</summary>
    Trusted,

    /// <summary>It is whole, but by a server that this portal does not trust.</summary>
    NotTrusted,

    /// <summary>It is not a time stamp of this file.</summary>
    Damaged,
}
