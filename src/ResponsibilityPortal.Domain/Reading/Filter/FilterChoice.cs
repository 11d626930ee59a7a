namespace ResponsibilityPortal.Domain.Reading.Filter;

/// <summary>A value that a page offers.</summary>
/// <param name="Filter">The filter in use with this value chosen.</param>
/// <param name="IsCurrent">Whether it is chosen now.</param>
public sealed record FilterChoice(string Words, MatrixFilter Filter, bool IsCurrent)
{
    /// <summary>How many rows would be shown; null where no rows are hidden.</summary>
    public int? Count { get; init; }

    /// <summary>What the words are about, for users who hear the link alone; null when the words say it.</summary>
    public string? Of { get; init; }

    /// <summary>A choice in another filter that belongs to this one.</summary>
    public FilterChoice? Beside { get; init; }
}
