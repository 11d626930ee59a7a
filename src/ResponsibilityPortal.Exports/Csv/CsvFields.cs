using CsvHelper;

namespace ResponsibilityPortal.Exports.Csv;

/// <summary>How all CSV of the portal is written.</summary>
internal static class CsvFields
{
    public static readonly CsvWriterOptions Options = CsvWriterOptions.Default with { WriteByteOrderMark = true, NewLine = "\r\n" };

    /// <summary>A text that had to be made harmless is quoted, so that its apostrophe stands at the beginning of a cell for every reader.</summary>
    public static void Write(CsvWriter csv, IEnumerable<string?> record)
    {
        foreach (var text in record)
        {
            var harmless = CellText.Harmless(text ?? "");
            csv.WriteField(harmless, harmless.Length == (text?.Length ?? 0) ? CsvQuoting.WhenNeeded : CsvQuoting.Always);
        }
    }
}
