namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>A term of a group of synonyms, which may have several words, and the other terms of its group.</summary>
internal sealed record SynonymTerm(int[] Terms, int[][] Others);
