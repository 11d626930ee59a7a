namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>Two words that a hyphen joins, read as one.</summary>
/// <param name="Term">The term of both words together.</param>
/// <param name="First">The term of the first word; -1 for a stop word.</param>
/// <param name="Second">The term of the second word; -1 for a stop word.</param>
internal sealed record JoinedTerm(int Term, int First, int Second);
