namespace ResponsibilityPortal.Formats.Csv;

/// <param name="TextOf">Returns the text of the column on a line; null for an empty field.</param>
internal sealed record CsvColumn(string Header, Func<CsvLine, string?> TextOf)
{
    /// <summary>Whether the column holds numbers or dates, which a spreadsheet may read as such. All other columns stay text.</summary>
    public bool IsValue { get; init; }

    /// <summary>Whether the text is the same on all lines of a row, so that it is computed once for each row.</summary>
    public bool IsOfRow { get; init; }
}
