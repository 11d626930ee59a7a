using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Filter;

/// <summary>The chosen values of one filter.</summary>
/// <param name="Values">At least one.</param>
internal readonly record struct ChosenValues(FilterField Field, ValueList<string> Values);
