using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>A row that a search found.</summary>
/// <param name="Score">How well the row matches. Comparable within one search only; higher is better.</param>
/// <param name="Matched">
/// The words of the question, as typed, that the row contains, also as a synonym or in another spelling. Stop words are left
/// out, and so are words after the 63rd different one.
/// </param>
/// <param name="Missing">The words of the question, as typed, that the row doesn't contain.</param>
public sealed record SearchResult(MatrixRow Row, double Score, MatchKind Kind, ValueList<string> Matched, ValueList<string> Missing);
