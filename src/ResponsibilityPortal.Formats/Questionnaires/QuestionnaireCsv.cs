using System.Globalization;
using CsvHelper;
using ResponsibilityPortal.Formats.Csv;

namespace ResponsibilityPortal.Formats.Questionnaires;

/// <summary>Writes an answered questionnaire as CSV: a line for each question, harmless for spreadsheets.</summary>
public static class QuestionnaireCsv
{
    private static readonly string[] Headings =
    [
        "Line",
        "Number",
        "Question",
        "Responsibility",
        .. WorkbookAnswers.Headings,
        "Reason",
    ];

    public static byte[] Write(AnsweredQuestionnaire questionnaire)
    {
        using var output = new MemoryStream();
        using (var csv = CsvWriter.Create(output, CsvFields.Options(), leaveOpen: true))
        {
            Write(csv, Headings);
            foreach (var answer in questionnaire.Answers)
            {
                CsvFields.Write(csv, CsvFields.OfValue(answer.Question.Position.ToString(CultureInfo.InvariantCulture)));
                CsvFields.Write(csv, CsvFields.OfText(answer.Question.Number));
                CsvFields.Write(csv, CsvFields.OfText(answer.Question.Text));
                CsvFields.Write(csv, CsvFields.OfText(answer.Found.Row?.Responsibility.Title));
                Write(csv, [.. answer.Cells, answer.Found.Reason]);
            }
        }

        return output.ToArray();
    }

    /// <summary>Writes the rest of a line and ends it.</summary>
    private static void Write(CsvWriter csv, IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            CsvFields.Write(csv, CsvFields.OfText(text));
        }

        csv.EndRecord();
    }
}
