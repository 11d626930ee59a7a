using CsvHelper;

namespace ResponsibilityPortal.Formats.Csv;

/// <summary>The options and fields of all CSV files of the portal.</summary>
internal static class CsvFields
{
    public static CsvWriterOptions Options(CsvSeparator separator = CsvSeparator.Comma, bool hasByteOrderMark = true) =>
        CsvWriterOptions.Default with
        {
            WriteByteOrderMark = hasByteOrderMark,
            NewLine = "\r\n",
            Separator = separator switch
            {
                CsvSeparator.Semicolon => ';',
                CsvSeparator.Tab => '\t',
                _ => ',',
            },
        };

    /// <summary>Returns a text as a field that a spreadsheet neither runs nor converts.</summary>
    public static CsvField OfText(string? text) => Of(text ?? "", CellText.Unchanged(text ?? ""));

    /// <summary>Returns a number or a date as a field that a spreadsheet may read as such.</summary>
    public static CsvField OfValue(string? text) => Of(text ?? "", CellText.Harmless(text ?? ""));

    public static void Write(CsvWriter csv, CsvField field) => csv.WriteField(field.Text, field.Quoting);

    /// <summary>
    /// Quotes a text that begins with an apostrophe, so that every program reads the apostrophe as the beginning of the cell.
    /// </summary>
    private static CsvField Of(string text, string harmless) =>
        new(harmless, harmless.Length == text.Length ? CsvQuoting.WhenNeeded : CsvQuoting.Always);
}
