using UglyToad.PdfPig;

namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>The text of a file as the independent library PdfPig reads it, from the page contents without tags.</summary>
internal static class PdfText
{
    /// <summary>Returns the words of each page.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Words(byte[] file)
    {
        using var document = PdfDocument.Open(file);
        return [.. document.GetPages().Select(page => page.GetWords().Select(word => word.Text).ToList())];
    }

    /// <summary>Returns every letter, in the order in which they are drawn.</summary>
    public static IReadOnlyList<PlacedLetter> Letters(byte[] file)
    {
        using var document = PdfDocument.Open(file);
        return
        [
            .. from page in document.GetPages()
            from letter in page.Letters
            select new PlacedLetter(page.Number, letter.Value, letter.StartBaseLine.X, letter.EndBaseLine.X, letter.StartBaseLine.Y),
        ];
    }

    /// <summary>Returns the text of each page, in the order in which it is drawn.</summary>
    public static IReadOnlyList<string> Pages(byte[] file) =>
        [
            .. Letters(file)
                .GroupBy(letter => letter.Page)
                .OrderBy(page => page.Key)
                .Select(page => string.Concat(page.Select(letter => letter.Value))),
        ];
}
