using ResponsibilityPortal.Domain.Reading.Answering;

namespace ResponsibilityPortal.Formats.Questionnaires;

/// <summary>Reads files with questions: XLSX, CSV and TXT. What a file is depends on its content and, for text, on its name.</summary>
public static class QuestionnaireFile
{
    /// <summary>Reads an untrusted file.</summary>
    /// <param name="name">The name of the file as sent; it may be empty.</param>
    public static QuestionnaireFileOutcome Read(string name, byte[] file, CancellationToken cancellationToken)
    {
        try
        {
            if (file.Length > QuestionLines.MaxBytes)
            {
                return new QuestionnaireFileOutcome.Refused($"The file has more than {QuestionLines.MaxBytes / (1_024 * 1_024)} MB.");
            }

            if (FileText.IsZip(file))
            {
                return new QuestionnaireFileOutcome.Sheets(WorkbookReader.Read(file, cancellationToken), IsWorkbook: true);
            }

            var text = FileText.Of(file);
            return IsTable(name, text)
                ? new QuestionnaireFileOutcome.Sheets([CsvQuestionnaire.Read(text, cancellationToken)], IsWorkbook: false)
                : new QuestionnaireFileOutcome.Lines(text, QuestionLines.Read(text));
        }
        catch (QuestionnaireRefusedException refused)
        {
            return new QuestionnaireFileOutcome.Refused(refused.Message);
        }
    }

    /// <summary>Text files are lines, whatever they contain. Others are tables: their lines may contain line breaks.</summary>
    private static bool IsTable(string name, string text) =>
        !name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)
        && (
            name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase)
            || text.AsSpan(0, Math.Min(text.Length, 1_000)).Contains('\t')
        );
}
