namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>A word of a question.</summary>
/// <param name="Start">Its position in the question.</param>
/// <param name="Length">Its length in the question.</param>
/// <param name="LowerStart">Its position in the question in lower case.</param>
/// <param name="LowerLength">Its length in lower case.</param>
/// <param name="IsStop">Whether it is a stop word.</param>
/// <param name="Bit">The bit that represents the word in a set of words; 0 for a stop word.</param>
internal readonly record struct AskedWord(int Start, int Length, int LowerStart, int LowerLength, bool IsStop, ulong Bit);
