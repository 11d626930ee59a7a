namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>What checking a file comes to.</summary>
public enum Verdict
{
    /// <summary>This portal made it, and not one byte has changed.</summary>
    Unchanged,

    /// <summary>It says what a version says, in other bytes.</summary>
    SameContent,

    /// <summary>It is taken from a file of this portal, or made to look like one, and differs from it.</summary>
    Altered,

    /// <summary>This portal did not make it.</summary>
    NotOurs,

    /// <summary>Nothing speaks against it, and too little could be checked.</summary>
    Unproven,

    /// <summary>It is no file of a kind that can be checked.</summary>
    Unreadable,
}
