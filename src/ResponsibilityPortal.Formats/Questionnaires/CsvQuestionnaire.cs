using System.Text;
using CsvHelper;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Questionnaires;

/// <summary>Reads a CSV file as a sheet. The separator is guessed: comma, semicolon, tab or bar.</summary>
internal static class CsvQuestionnaire
{
    private const int RecordMaxBytes = 256 * 1_024;

    /// <exception cref="QuestionnaireRefusedException">The file is damaged or too large.</exception>
    public static QuestionSheet Read(string text, CancellationToken cancellationToken) =>
        Read(text, new SheetLimits(), cancellationToken);

    /// <exception cref="QuestionnaireRefusedException">The file is damaged or too large.</exception>
    public static QuestionSheet Read(string text, SheetLimits limits, CancellationToken cancellationToken)
    {
        var options = CsvReaderOptions.Default with
        {
            HasHeader = false,
            DetectSeparatorHint = true,
            SkipEmptyLines = false,
            MaxRecordSize = RecordMaxBytes,
        };
        var rows = new List<SheetRow>();
        try
        {
            using var csv = CsvReader.Create(Encoding.UTF8.GetBytes(text), options);
            for (var number = 1; csv.Read(); number++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var cells = new List<SheetCell>();
                for (var field = 0; field < csv.FieldCount; field++)
                {
                    if (csv.GetString(field).Trim() is { Length: > 0 } value)
                    {
                        limits.CountCell(value, field + 1);
                        cells.Add(new SheetCell(field + 1, value));
                    }
                }

                if (cells.Count > 0)
                {
                    limits.CountRow();
                    rows.Add(new SheetRow(number, cells.ToValueList()));
                }
            }
        }
        catch (CsvFormatException exception)
        {
            throw new QuestionnaireRefusedException(
                "The file can't be read as CSV: a quotation mark may be missing. Save it again from your spreadsheet.",
                exception
            );
        }

        return new QuestionSheet("CSV", rows.ToValueList(), []);
    }
}
