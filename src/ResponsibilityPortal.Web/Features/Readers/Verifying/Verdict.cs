namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>What checking a file comes to. Programs read these as fixed values.</summary>
public enum Verdict
{
    /// <summary>This portal gives this file, or its content in other bytes; nothing that it says was changed.</summary>
    Unchanged,

    /// <summary>It is taken from a file of this portal, or made to look like one, and says something else.</summary>
    Altered,

    /// <summary>This portal did not make it.</summary>
    NotOurs,

    /// <summary>Too little could be checked to say.</summary>
    CannotTell,
}
