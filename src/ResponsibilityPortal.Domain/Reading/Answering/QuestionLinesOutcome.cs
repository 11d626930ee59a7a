using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Answering;

/// <summary>The result of reading questions from lines of text.</summary>
/// <param name="Questions">In the order of the text; empty when there is a problem.</param>
/// <param name="Headings">Lines that are passed through without an answer.</param>
/// <param name="Problem">Why the text can't be read, and what to do; null when it can.</param>
public sealed record QuestionLinesOutcome(ValueList<Question> Questions, ValueList<PassedLine> Headings, string? Problem);
