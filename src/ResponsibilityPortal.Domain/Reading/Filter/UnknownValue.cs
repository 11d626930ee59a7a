namespace ResponsibilityPortal.Domain.Reading.Filter;

/// <summary>A filter value that means nothing in this matrix.</summary>
public sealed record UnknownValue(FilterField Field, string Value);
