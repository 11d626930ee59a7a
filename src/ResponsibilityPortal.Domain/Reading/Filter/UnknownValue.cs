namespace ResponsibilityPortal.Domain.Reading.Filter;

/// <summary>A filter value that this matrix doesn't have.</summary>
public sealed record UnknownValue(FilterField Field, string Value);
