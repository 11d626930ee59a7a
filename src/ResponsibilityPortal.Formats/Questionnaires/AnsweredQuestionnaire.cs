using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Answering;

namespace ResponsibilityPortal.Formats.Questionnaires;

/// <summary>A questionnaire with answers, to be written as a file.</summary>
/// <param name="Source">What the answers are from: "YugabyteDB responsibilities (unofficial), version 3".</param>
/// <param name="Contact">Whom to ask about questions without a match.</param>
/// <param name="Headings">Lines without an answer.</param>
public sealed record AnsweredQuestionnaire(
    string Source,
    string Contact,
    ValueList<AnsweredQuestion> Answers,
    ValueList<PassedLine> Headings
)
{
    /// <summary>Returns answers and headings in the order of the questionnaire; one of the two is null.</summary>
    public IEnumerable<(AnsweredQuestion? Answer, PassedLine? Heading)> Lines() =>
        Answers
            .Select(answer => (answer.Question.Position, Answer: (AnsweredQuestion?)answer, Heading: (PassedLine?)null))
            .Concat(Headings.Select(heading => (heading.Position, Answer: (AnsweredQuestion?)null, Heading: (PassedLine?)heading)))
            .OrderBy(line => line.Position)
            .Select(line => (line.Answer, line.Heading));

    /// <summary>Returns how many answers have a word of confidence.</summary>
    public int CountOf(string confidence) => Answers.Count(answer => answer.Confidence == confidence);
}
