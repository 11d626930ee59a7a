using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Answering;

namespace ResponsibilityPortal.Web.Api.V1.Bodies;

/// <summary>Reads questions that a program sends one by one. Each is answered, whatever it looks like: none is a heading.</summary>
internal static class AskedQuestions
{
    public static ValueList<Question> Of(IEnumerable<string> questions) =>
        questions
            .Select(
                (text, index) =>
                    QuestionLines.Read(text) is { Problem: null, Questions: [var only], Headings.Count: 0 }
                        ? only with
                        {
                            Position = index + 1,
                        }
                        : new Question(index + 1, null, text.Trim(), null)
            )
            .ToValueList();
}
