namespace ResponsibilityPortal.Formats.Questionnaires;

/// <summary>A sheet of a workbook and the part that has its cells.</summary>
/// <param name="Part">The name of the part in the package, such as "xl/worksheets/sheet1.xml".</param>
internal sealed record WorkbookSheet(string Name, bool IsHidden, string Part);
