using CsvHelper;

namespace ResponsibilityPortal.Formats.Csv;

/// <summary>How all CSV of the portal is written.</summary>
internal static class CsvFields
{
    public static CsvWriterOptions Options(CsvSeparator separator = CsvSeparator.Comma) => CsvWriterOptions.Default with
    {
        WriteByteOrderMark = true,
        NewLine = "\r\n",
        Separator = separator switch
        {
            CsvSeparator.Semicolon => ';',
            CsvSeparator.Tab => '\t',
            _ => ',',
        },
    };

    /// <summary>Returns a text as a field that a spreadsheet neither runs nor changes.</summary>
    public static CsvField OfText(string? text) => Of(text ?? "", CellText.Unchanged(text ?? ""));

    /// <summary>Returns a number or a day as what it is.</summary>
    public static CsvField OfValue(string? text) => Of(text ?? "", CellText.Harmless(text ?? ""));

    public static void Write(CsvWriter csv, CsvField field) => csv.WriteField(field.Text, field.Quoting);

    /// <summary>A text with an apostrophe is quoted, so that the apostrophe stands at the beginning of a cell for every reader.</summary>
    private static CsvField Of(string text, string harmless) => new(harmless, harmless.Length == text.Length ? CsvQuoting.WhenNeeded : CsvQuoting.Always);
}
