namespace ResponsibilityPortal.Formats.Questionnaires;

/// <summary>Where a sheet has its questions. Readers can change each part of what was guessed.</summary>
/// <param name="HeaderRow">The row of the headings; questions begin below it. 0 when there is none.</param>
/// <param name="Question">The column of the questions, from 1.</param>
/// <param name="Number">The column of numbers or IDs; null when there is none.</param>
/// <param name="Controls">The column of control identifiers; null when there is none.</param>
public sealed record SheetColumns(int HeaderRow, int Question, int? Number, int? Controls);
