using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Xlsx;

/// <summary>Cells of one column in which spreadsheets offer a list of values. Other values are allowed after a warning.</summary>
/// <param name="Column">From 1.</param>
/// <param name="FirstRow">From 1.</param>
/// <param name="LastRow">From 1.</param>
/// <param name="Values">The values. A list is left out if a value contains a comma or all are longer than 255 characters.</param>
public sealed record ChoiceList(int Column, int FirstRow, int LastRow, ValueList<string> Values);
