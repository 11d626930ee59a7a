namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>The verdict on a file. Programs read these as fixed values.</summary>
public enum Verdict
{
    /// <summary>The file is an export of this portal, or has the same content in other bytes. No content was changed.</summary>
    Unchanged,

    /// <summary>The file was made from a file of this portal, or imitates one, and has other content.</summary>
    Altered,

    /// <summary>This portal did not make the file.</summary>
    NotOurs,

    /// <summary>Too little could be checked for a verdict.</summary>
    CannotTell,
}
