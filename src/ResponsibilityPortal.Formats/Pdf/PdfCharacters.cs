using System.Text;
using ResponsibilityPortal.Pdf.Fonts;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>Tells printable characters of reports from others.</summary>
public static class PdfCharacters
{
    /// <summary>Returns the characters of a text that a report prints as their numbers, each once, in the order of the numbers.</summary>
    public static IReadOnlyList<Rune> MissingIn(string text) => FontFamily.Noto.MissingIn(text);
}
