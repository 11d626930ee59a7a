using CsvHelper;

namespace ResponsibilityPortal.Exports.Csv;

/// <summary>A field as it is written.</summary>
internal readonly record struct CsvField(string Text, CsvQuoting Quoting);
