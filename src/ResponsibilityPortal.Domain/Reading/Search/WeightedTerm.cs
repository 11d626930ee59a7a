namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>A term to look for.</summary>
/// <param name="Weight">How much it counts: 1 for a word of the question, less for a synonym.</param>
/// <param name="Words">The words of the question that a row with this term contains, one bit each.</param>
internal readonly record struct WeightedTerm(int Term, float Weight, ulong Words);
