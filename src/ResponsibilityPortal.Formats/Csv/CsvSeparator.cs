namespace ResponsibilityPortal.Formats.Csv;

/// <summary>The character between the fields of a line.</summary>
public enum CsvSeparator
{
    Comma,

    /// <summary>The separator that spreadsheets expect where the comma is the decimal sign.</summary>
    Semicolon,

    Tab,
}
