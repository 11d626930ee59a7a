namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>Terms that together mean the same as words of a question. A row must contain all of them.</summary>
/// <param name="Words">The words of the question that such a row contains, one bit each.</param>
internal readonly record struct TermSet(int[] Terms, ulong Words);
