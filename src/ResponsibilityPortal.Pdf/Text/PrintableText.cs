using System.Globalization;
using System.Text;

namespace ResponsibilityPortal.Pdf.Text;

/// <summary>
/// Prepares a text for printing. It is composed (Unicode NFC), because glyphs exist for composed letters. Characters that show nothing or
/// change the order of others are removed, and a lone surrogate becomes U+FFFD. The only remaining control character is the line feed.
/// </summary>
public static class PrintableText
{
    /// <summary>The first character that can combine. Below it, only controls and the soft hyphen are invisible.</summary>
    private const char FirstCombining = '\u0300';

    /// <summary>Returns the text as the writer prints it.</summary>
    public static string Of(string text)
    {
        // Most texts are plain ASCII, which is checked many characters at a time.
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        foreach (var character in text)
        {
            if (IsSuspicious(character))
            {
                return Clean(text);
            }
        }

        return text;
    }

    private static bool IsSuspicious(char character) =>
        character < ' ' ? character != '\n' : character is (>= '\u007F' and <= '\u009F') or '\u00AD' or >= FirstCombining;

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

    private static string? Replacement(Rune rune) =>
        rune.Value switch
        {
            '\n' or '\r' or '\u0085' or '\u2028' or '\u2029' => "\n",
            '\t' => " ",

            // Noncharacters, which the XML of the metadata doesn't allow.
            0xFFFE or 0xFFFF => "\uFFFD",

            // Variation selectors choose among glyph variants that the fonts don't have.
            (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) => null,
            _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format ? null : rune.ToString(),
        };
}
