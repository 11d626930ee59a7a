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

    /// <summary>
    /// Returns a text in pieces that each fit in a cell, and that together are the text. A piece ends after white space where possible.
    /// </summary>
    /// <returns>One empty piece for an empty text.</returns>
    public static IEnumerable<string> Pieces(string text)
    {
        while (text.Length > MaxLength)
        {
            var space = text.AsSpan(0, MaxLength).LastIndexOfAny(' ', '\n');
            var length =
                space >= 0 ? space + 1
                : char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1
                : MaxLength;
            yield return text[..length];
            text = text[length..];
        }

        yield return text;
    }
}
