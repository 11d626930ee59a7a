namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>A word that the matrix doesn't contain, and the similar word that was searched for instead.</summary>
public sealed record SpellingCorrection(string Written, string Corrected);
