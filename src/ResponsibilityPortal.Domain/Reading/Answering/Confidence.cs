namespace ResponsibilityPortal.Domain.Reading.Answering;

/// <summary>How well a row fits a question, from nothing to certain.</summary>
public enum Confidence
{
    /// <summary>No row comes close.</summary>
    NoMatch,

    /// <summary>A row comes close. Read it before you use the answer.</summary>
    Check,

    /// <summary>One row fits better than the others.</summary>
    Likely,

    /// <summary>A control or the words of the question point to one row.</summary>
    Sure,
}
