using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Filter;

/// <summary>The values of one filter that a page offers.</summary>
public sealed record FilterFacet(string Heading, ValueList<FilterChoice> Choices);
