using System.Text;
using ResponsibilityPortal.Formats.Markdown;

namespace ResponsibilityPortal.Formats.Questionnaires;

/// <summary>Writes an answered questionnaire as Markdown: a heading for each question, with the answer and a link to its source.</summary>
public static class QuestionnaireMarkdown
{
    public static string Write(AnsweredQuestionnaire questionnaire)
    {
        var text = new StringBuilder("# Answers\n\n").Append(MarkdownText.Of($"Source: {questionnaire.Source}.")).Append('\n');
        foreach (var (answer, heading) in questionnaire.Lines())
        {
            text.Append(answer is null ? "\n## " : "\n### ");
            text.Append(MarkdownText.OnOneLine(answer?.Heading ?? heading!.Text)).Append("\n\n");
            if (answer is { Found.Row: { } row, Source: { } source })
            {
                foreach (var sentences in answer.Sentences)
                {
                    text.Append("**").Append(MarkdownText.OnOneLine(sentences.Subject)).Append(":** ");
                    text.Append(MarkdownText.OnOneLine(sentences.Sentences)).Append("\n\n");
                }

                text.Append("Source: ").Append(MarkdownText.Link(row.Responsibility.Title, source)).Append("  \n");
                text.Append("Confidence: ").Append(answer.Confidence).Append(". ");
                text.Append(MarkdownText.OnOneLine(answer.Found.Reason)).Append('\n');
            }
            else if (answer is not null)
            {
                text.Append("No match. ").Append(MarkdownText.OnOneLine(questionnaire.Contact)).Append('\n');
            }
        }

        return text.ToString();
    }
}
