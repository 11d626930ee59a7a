namespace ResponsibilityPortal.Formats.Csv;

/// <param name="TextOf">What stands in the column on a line; null for nothing.</param>
internal sealed record CsvColumn(string Header, Func<CsvLine, string?> TextOf)
{
    /// <summary>Whether a spreadsheet may take it for a number or a day, because it is one. All other columns are text and stay it.</summary>
    public bool IsValue { get; init; }

    /// <summary>Whether all lines of a row say the same, so that it is made once for them.</summary>
    public bool IsOfRow { get; init; }
}
