namespace ResponsibilityPortal.Domain.Reading.Answering;

/// <summary>A question of a questionnaire.</summary>
/// <param name="Position">Its line or row in the text or file, from 1.</param>
/// <param name="Number">The leading number or ID as written, without its punctuation ("1.2", "IAM-05.1"); null when there is none.</param>
/// <param name="Text">The question without its number.</param>
/// <param name="Controls">The text of a column of control identifiers; null when there is none.</param>
public sealed record Question(int Position, string? Number, string Text, string? Controls)
{
    /// <summary>The maximum number of questions in a questionnaire.</summary>
    public const int MaxCount = 2_000;

    /// <summary>In characters.</summary>
    public const int TextMaxLength = 4_000;
}
