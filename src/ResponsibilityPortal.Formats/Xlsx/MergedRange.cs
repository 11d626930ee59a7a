namespace ResponsibilityPortal.Formats.Xlsx;

/// <summary>Cells of a sheet that are merged into one. Rows and columns count from 1.</summary>
public readonly record struct MergedRange(int FirstRow, int LastRow, int FirstColumn, int LastColumn);
