using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Search;

namespace ResponsibilityPortal.Domain.Reading.Answering;

/// <summary>Finds the rows that answer the questions of a questionnaire.</summary>
public static class QuestionnaireAnswers
{
    /// <summary>Returns an answer for each question, in the same order. Equal questions always get equal answers.</summary>
    /// <exception cref="OperationCanceledException">The caller no longer waits.</exception>
    public static ValueList<QuestionAnswer> Of(
        MatrixIndex index,
        ValueList<Question> questions,
        CancellationToken cancellationToken
    ) =>
        questions
            .Select(question =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                return Of(index, question);
            })
            .ToValueList();

    private static QuestionAnswer Of(MatrixIndex index, Question question)
    {
        var found = index.Find(question.Text);
        var controls = ControlsOf(index, question, found);
        return controls.Count > 0 ? ControlAnswer.Of(question, controls, found) : WordAnswer.Of(question, found, index.Rows.Count);
    }

    /// <summary>
    /// A column of control identifiers decides before the ID of the question, and that before identifiers in the text. A plain number such
    /// as "8.24" is the number of a question and names no control.
    /// </summary>
    private static ValueList<NamedControl> ControlsOf(MatrixIndex index, Question question, SearchResults found)
    {
        if (question.Controls is { } column && index.Find(column).Controls is { Count: > 0 } listed)
        {
            return listed;
        }

        return
            question.Number is { } number
            && number.Any(char.IsAsciiLetter)
            && number.Any(char.IsAsciiDigit)
            && index.Find(number).Controls is { Count: > 0 } named
            ? named
            : found.Controls;
    }
}
