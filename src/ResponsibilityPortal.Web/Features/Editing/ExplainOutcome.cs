namespace ResponsibilityPortal.Web.Features.Editing;

/// <summary>The result of recording a reason for a cell that was edited before.</summary>
public enum ExplainOutcome
{
    /// <summary>The reason is recorded.</summary>
    Explained,

    /// <summary>The cell has this reason already.</summary>
    Unchanged,

    /// <summary>The cell doesn't exist, or is the same as in the latest version.</summary>
    NothingToExplain,

    TooLong,

    Refused,

    Busy,
}
