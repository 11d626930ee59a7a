using ResponsibilityPortal.Formats.Questionnaires;
using ResponsibilityPortal.Formats.Spreadsheet;

namespace ResponsibilityPortal.Formats.Importing;

/// <summary>Reads untrusted spreadsheets: XLSX, and text with separators. The content decides which it is, not the name.</summary>
public static class SpreadsheetFile
{
    /// <summary>The largest file that is read. A matrix of 5,000 rows has about 1 MB as XLSX.</summary>
    public const int FileMaxBytes = 8 * 1_024 * 1_024;

    /// <summary>Why a larger file is refused, and what to do.</summary>
    public const string TooLarge = "The file has more than 8 MB. Copy the sheet with the matrix into a new file, without pictures.";

    /// <summary>Reads a file that the portal may have exported. Only a canceled token throws.</summary>
    public static SpreadsheetOutcome ReadAny(byte[] file, CancellationToken cancellationToken)
    {
        if (file.Length <= FileMaxBytes)
        {
            try
            {
                if (ExportedFile.Find(file, cancellationToken) is { } exported)
                {
                    return new SpreadsheetOutcome.Exported(exported);
                }
            }
            catch (QuestionnaireRefusedException refused)
            {
                return new SpreadsheetOutcome.Refused(refused.Message);
            }
        }

        return Read(file, cancellationToken);
    }

    /// <summary>Reads a file as foreign, wherever it is from. Only a canceled token throws.</summary>
    public static SpreadsheetOutcome Read(byte[] file, CancellationToken cancellationToken)
    {
        if (file.Length > FileMaxBytes)
        {
            return new SpreadsheetOutcome.Refused(TooLarge);
        }

        try
        {
            return FileText.IsZip(file)
                ? new SpreadsheetOutcome.Read(WorkbookReader.Read(file, cancellationToken, withComments: true))
                : new SpreadsheetOutcome.Read([CsvQuestionnaire.Read(FileText.Of(file), cancellationToken)]);
        }
        catch (QuestionnaireRefusedException refused)
        {
            return new SpreadsheetOutcome.Refused(refused.Message);
        }
    }
}
