using System.Text;

namespace ResponsibilityPortal.Formats.Questionnaires;

/// <summary>Writes an answered questionnaire as plain text, to paste back: each question, its answer and the source.</summary>
public static class QuestionnaireText
{
    public static string Write(AnsweredQuestionnaire questionnaire)
    {
        var text = new StringBuilder().Append("Source: ").Append(questionnaire.Source).Append(".\n");
        foreach (var (answer, heading) in questionnaire.Lines())
        {
            text.Append('\n').Append(answer?.Heading ?? heading!.Text).Append('\n');
            if (answer is { Found.Row: not null })
            {
                foreach (var sentences in answer.Sentences)
                {
                    text.Append(sentences.Subject).Append(": ").Append(sentences.Sentences).Append('\n');
                }

                text.Append("Source: ").Append(answer.Source).Append('\n');
                text.Append("Confidence: ").Append(answer.Confidence).Append('\n');
            }
            else if (answer is not null)
            {
                text.Append("No match. ").Append(questionnaire.Contact).Append('\n');
            }
        }

        return text.ToString();
    }
}
