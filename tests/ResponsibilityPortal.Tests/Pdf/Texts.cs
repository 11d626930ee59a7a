using System.Globalization;
using System.Text;
using CsCheck;

namespace ResponsibilityPortal.Tests.Pdf;

/// <summary>Generates texts of all kinds of characters, printable and invisible ones.</summary>
internal static class Texts
{
    /// <summary>
    /// Characters of many classes: ASCII, those with a meaning in PDF and XML, Latin, Greek, Cyrillic, symbols, letters beyond the first
    /// plane, controls, bidi, lone surrogates.
    /// </summary>
    public static Gen<string> Mixed { get; } =
        Gen.OneOf(
                Gen.Char[' ', '~'].Select(letter => letter.ToString()),
                Gen.OneOf(
                    "(",
                    ")",
                    "\\",
                    "<",
                    ">",
                    "&",
                    "\"",
                    "'",
                    "[",
                    "]",
                    "{",
                    "}",
                    "/",
                    "%",
                    "#",
                    "\\)",
                    "]]>",
                    "%%EOF",
                    "endstream",
                    "&#0;"
                ),
                Gen.Char['\u00A0', '\u024F'].Select(letter => letter.ToString()),
                Gen.Char['\u0391', '\u03A1'].Select(letter => letter.ToString()),
                Gen.Char['\u0400', '\u045F'].Select(letter => letter.ToString()),
                Gen.OneOf("\u2022", "\u2713", "\u2192", "\u2260", "\u20AC", "\u2030", "\U0001D400", "\U0001D7D8", "e\u0301", "\u212B"),
                Gen.Char['\0', '\u001F'].Select(letter => letter.ToString()),
                Gen.Char['\u007F', '\u009F'].Select(letter => letter.ToString()),
                Gen.OneOf(
                    "\u202A",
                    "\u202E",
                    "\u2066",
                    "\u2069",
                    "\u200B",
                    "\u200D",
                    "\uFEFF",
                    "\u00AD",
                    "\uFE0F",
                    "\u2028",
                    "\u2029",
                    "\r\n"
                ),
                Gen.OneOf("\uD800.", "\uDC00", "\uFFFE", "\uFFFF", "\uFFFD")
            )
            .Array[0, 40]
            .Select(string.Concat);

    /// <summary>Returns the printed form of a text: composed, without controls and direction marks, a lone surrogate as U+FFFD.</summary>
    public static string Shown(string text, bool keepsLineFeeds)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (rune.Value is '\n' or '\r' or 0x85 or 0x2028 or 0x2029)
            {
                shown.Append(keepsLineFeeds ? '\n' : ' ');
            }
            else if (rune.Value is '\t')
            {
                shown.Append(' ');
            }
            else if (rune.Value is 0xFFFE or 0xFFFF)
            {
                shown.Append('\uFFFD');
            }
            else if (category is not (UnicodeCategory.Control or UnicodeCategory.Format) && rune.Value is not (>= 0xFE00 and <= 0xFE0F))
            {
                shown.Append(rune.ToString());
            }
        }

        return shown.ToString().Normalize(NormalizationForm.FormC);
    }
}
