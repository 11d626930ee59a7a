namespace ResponsibilityPortal.Domain.Reading.Filter;

/// <summary>A value that a page offers.</summary>
/// <param name="Filter">The current filter with this value chosen.</param>
/// <param name="IsCurrent">Whether it is chosen now.</param>
public sealed record FilterChoice(string Words, MatrixFilter Filter, bool IsCurrent)
{
    /// <summary>The number of rows that would be shown; null where no rows are hidden.</summary>
    public int? Count { get; init; }

    /// <summary>What the words are about, for users who hear only the link; null when the words are enough.</summary>
    public string? Of { get; init; }

    /// <summary>A choice of another filter that is shown next to this one.</summary>
    public FilterChoice? Beside { get; init; }
}
