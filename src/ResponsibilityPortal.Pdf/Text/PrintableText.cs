using System.Globalization;
using System.Text;

namespace ResponsibilityPortal.Pdf.Text;

/// <summary>
/// A text as it can be set: composed (Unicode NFC), because glyphs exist for composed letters; without characters that show nothing or
/// turn the order of others around; a half surrogate becomes U+FFFD. Of control characters only the line feed is left.
/// </summary>
public static class PrintableText
{
    /// <summary>Below it nothing combines and nothing but controls and the soft hyphen is invisible.</summary>
    private const char FirstCombining = '\u0300';

    /// <summary>The text as the writer sets it.</summary>
    public static string Of(string text)
    {
        foreach (var character in text)
        {
            if (IsSuspicious(character))
            {
                return Clean(text);
            }
        }

        return text;
    }

    private static bool IsSuspicious(char character) => character < ' ' ? character != '\n' : character is (>= '\u007F' and <= '\u009F') or '\u00AD' or >= FirstCombining;

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            if (Replacement(rune) is { } shown)
            {
                clean.Append(shown);
            }
        }

        return clean.ToString().Normalize(NormalizationForm.FormC);
    }

    private static string? Replacement(Rune rune) => rune.Value switch
    {
        '\n' or '\r' or '\u0085' or '\u2028' or '\u2029' => "\n",
        '\t' => " ",

        // No characters at all, and not allowed in the XML of the metadata.
        0xFFFE or 0xFFFF => "\uFFFD",

        // Variation selectors choose among looks that the fonts do not have.
        (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) => null,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format ? null : rune.ToString(),
    };
}
