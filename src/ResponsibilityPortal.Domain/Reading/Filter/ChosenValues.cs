using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Filter;

/// <summary>What was chosen in one filter.</summary>
/// <param name="Values">At least one.</param>
internal readonly record struct ChosenValues(FilterField Field, ValueList<string> Values);
