namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>How a row was found, strongest first.</summary>
public enum MatchKind
{
    /// <summary>The question names a control that the row is mapped to.</summary>
    Control,

    /// <summary>The row contains every word of the question, also as a synonym or in another spelling.</summary>
    AllWords,

    /// <summary>The row contains some words of the question.</summary>
    Close,
}
