namespace ResponsibilityPortal.Domain.Reading.Answering;

/// <summary>A line of a questionnaire that is no question, such as the heading of a section. It is shown and not answered.</summary>
/// <param name="Position">Its line or row in the text or file, from 1.</param>
/// <param name="Text">The line as written.</param>
public sealed record PassedLine(int Position, string Text);
