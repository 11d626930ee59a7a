namespace ResponsibilityPortal.Formats.Questionnaires;

/// <summary>A cell with text.</summary>
/// <param name="Column">From 1.</param>
/// <param name="Text">Its value as stored. The value of a formula is the one that was calculated last; nothing is calculated here.</param>
public readonly record struct SheetCell(int Column, string Text);
