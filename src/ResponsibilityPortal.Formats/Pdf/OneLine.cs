using System.Globalization;
using ResponsibilityPortal.Pdf.Drawing;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>Cuts a text where a width ends. Only for texts that stand elsewhere in full.</summary>
internal static class OneLine
{
    private const string Ellipsis = "\u2026";

    public static string Fit(Canvas canvas, string text, double width, TextStyle style)
    {
        if (canvas.WidthOf(text, style) <= width)
        {
            return text;
        }

        // Characters as a reader sees them: neither a surrogate pair nor a letter and its accent are torn apart.
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
