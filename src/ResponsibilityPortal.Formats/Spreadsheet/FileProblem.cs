namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>Something in a file that can't become an edit, and where it is.</summary>
/// <param name="Sheet">The name of the sheet.</param>
/// <param name="Cell">The cell in the notation of spreadsheets, such as "H12"; null for the sheet as a whole.</param>
/// <param name="Sentence">What is wrong and what to do, in sentences.</param>
public sealed record FileProblem(string Sheet, string? Cell, string Sentence);
