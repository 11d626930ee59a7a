namespace ResponsibilityPortal.Formats.Xlsx;

/// <summary>What spreadsheets accept as the text of a cell.</summary>
public static class WorkbookText
{
    /// <summary>The longest text of a cell, in UTF-16 code units.</summary>
    public const int MaxLength = 32_767;

    private const string Ellipsis = "…";

    /// <summary>Returns a text that fits in a cell: the text, or its beginning with an ellipsis.</summary>
    /// <returns>The same instance when nothing was cut.</returns>
    public static string Cut(string text)
    {
        if (text.Length <= MaxLength)
        {
            return text;
        }

        var length = MaxLength - Ellipsis.Length;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[length - 1]) ? length - 1 : length), Ellipsis);
    }
}
