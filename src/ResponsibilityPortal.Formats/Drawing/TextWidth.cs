using System.Globalization;
using System.Text;

namespace ResponsibilityPortal.Formats.Drawing;

/// <summary>
/// Estimates the largest width that a text can have in any sans-serif font of the reader's system. The font isn't known here, so the
/// estimate uses the widest common one (DejaVu Sans).
/// </summary>
public static class TextWidth
{
    private const double Bold = 1.12;

    /// <param name="size">Font size. The width has the same unit.</param>
    public static double Of(string text, double size, bool bold = false)
    {
        var width = 0.0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += InEm(rune);
        }

        return width * size * (bold ? Bold : 1);
    }

    private static double InEm(Rune rune) =>
        rune.Value switch
        {
            ' ' or '\u00A0' or ',' or '.' or ':' or ';' or '\'' or '!' or '|' or 'i' or 'j' or 'l' or 'I' => 0.34,
            'f' or 'r' or 't' or '(' or ')' or '-' or '/' or '\u00B7' => 0.42,
            'm' or 'w' or 'W' or 'M' or '@' or '%' or '\u2026' or '\u2014' => 1.0,
            >= 'a' and <= 'z' or >= '0' and <= '9' => 0.64,
            >= 'A' and <= 'Z' => 0.79,
            < 0x80 => 0.84,
            < 0x1100 => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark ? 0 : 0.95,
            _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format ? 0 : 1.4,
        };
}
