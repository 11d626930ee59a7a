using System.Text;
using ResponsibilityPortal.Pdf.Fonts;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>Which characters a report can print.</summary>
public static class PdfCharacters
{
    /// <summary>Returns the characters of a text that a report prints as their numbers, each once, in the order of these.</summary>
    public static IReadOnlyList<Rune> MissingIn(string text) => FontFamily.Noto.MissingIn(text);
}
