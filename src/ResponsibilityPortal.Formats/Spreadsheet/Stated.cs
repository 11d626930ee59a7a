namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>A value that a file states, and the cell of the sheet that states it.</summary>
internal readonly record struct Stated<T>(T Value, string Place);
