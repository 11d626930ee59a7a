namespace ResponsibilityPortal.Formats.CloudTerms;

/// <summary>A text for one cell of a workbook.</summary>
/// <param name="Text">Empty for none.</param>
/// <param name="IsCut">Whether rows were left out because the text was too long.</param>
public readonly record struct ControlText(string Text, bool IsCut);
