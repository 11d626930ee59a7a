namespace ResponsibilityPortal.Exports.Csv;

/// <param name="TextOf">What stands in the column on a line; null for nothing.</param>
internal sealed record CsvColumn(string Header, Func<CsvLine, string?> TextOf);
