using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Answering;

namespace ResponsibilityPortal.Formats.Questionnaires;

/// <summary>A question with its answer in words.</summary>
/// <param name="Found">The row and the confidence.</param>
/// <param name="Columns">The answer in the columns of a questionnaire; null without a row.</param>
/// <param name="Sentences">The answer in sentences, one for each group of hosting models that say the same; empty without a row.</param>
/// <param name="Source">The absolute address of the row in this version; null without a row.</param>
public sealed record AnsweredQuestion(QuestionAnswer Found, AnswerColumns? Columns, ValueList<Answer> Sentences, string? Source)
{
    /// <summary>The word for an answer that the reader chose.</summary>
    public const string Chosen = "chosen";

    /// <summary>Whether the reader chose the row instead of the one that was found.</summary>
    public bool IsChosen { get; init; }

    public Question Question => Found.Question;

    /// <summary>"sure", "likely", "check", "no match" or "chosen".</summary>
    public string Confidence => IsChosen && Found.Row is not null ? Chosen : ConfidenceWords.Of(Found.Confidence);

    /// <summary>The number and the question on one line.</summary>
    public string Heading => Question.Number is { } number ? $"{number} {Question.Text}" : Question.Text;

    /// <summary>The texts of the columns that are added to a workbook (<see cref="WorkbookAnswers.Headings"/>).</summary>
    public IReadOnlyList<string> Cells =>
        [Columns?.Responsible ?? "", Columns?.OurPart ?? "", Columns?.YourPart ?? "", Source ?? "", Confidence];
}
