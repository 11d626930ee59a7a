using CsvHelper;

namespace ResponsibilityPortal.Formats.Csv;

/// <summary>A field as it is written to the file.</summary>
internal readonly record struct CsvField(string Text, CsvQuoting Quoting);
