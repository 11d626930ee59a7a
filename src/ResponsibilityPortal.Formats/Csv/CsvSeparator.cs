namespace ResponsibilityPortal.Formats.Csv;

/// <summary>What stands between the fields of a line.</summary>
public enum CsvSeparator
{
    Comma,

    /// <summary>What spreadsheets expect where the comma is the decimal sign.</summary>
    Semicolon,

    Tab,
}
