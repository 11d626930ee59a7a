namespace ResponsibilityPortal.Domain.Reading;

/// <summary>A filter value that means nothing in this matrix.</summary>
/// <param name="Key">The filter's key.</param>
public sealed record UnknownValue(string Key, string Value);
