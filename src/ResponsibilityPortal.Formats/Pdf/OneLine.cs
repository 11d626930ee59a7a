using System.Globalization;
using ResponsibilityPortal.Pdf.Drawing;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>Cuts a text to a width. Only for texts that are printed in full elsewhere.</summary>
internal static class OneLine
{
    private const string Ellipsis = "\u2026";

    public static string Fit(Canvas canvas, string text, double width, TextStyle style)
    {
        if (canvas.WidthOf(text, style) <= width)
        {
            return text;
        }

        // Cut between characters as a reader sees them: never within a surrogate pair, or between a letter and its accent.
        var starts = StringInfo.ParseCombiningCharacters(text);
        var (fitting, beyond) = (0, starts.Length);
        while (beyond - fitting > 1)
        {
            var middle = (fitting + beyond) / 2;
            (fitting, beyond) = canvas.WidthOf(text[..starts[middle]] + Ellipsis, style) <= width ? (middle, beyond) : (fitting, middle);
        }

        return text[..starts[fitting]].TrimEnd() + Ellipsis;
    }
}
