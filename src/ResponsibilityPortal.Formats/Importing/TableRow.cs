using ResponsibilityPortal.Formats.Questionnaires;

namespace ResponsibilityPortal.Formats.Importing;

/// <summary>A row below the headings that has a responsibility.</summary>
/// <param name="Title">Null when the row has none.</param>
/// <param name="Domain">The name of its domain.</param>
internal sealed record TableRow(SheetRow Row, string? Title, string? Identifier, string Domain);
