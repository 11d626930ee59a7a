using System.Globalization;
using System.Text;
using ResponsibilityPortal.Domain.Texts;

namespace ResponsibilityPortal.Domain.Drafts.Pasting;

/// <summary>Text from spreadsheets, web pages and word processors. Removes invisible characters and reveals lookalike letters.</summary>
public static class PastedText
{
    /// <summary>Letters of other scripts that look like Latin ones.</summary>
    private const string Lookalikes =
        "\u0391\u0392\u0395\u0396\u0397\u0399\u039A\u039C\u039D\u039F\u03A1\u03A4\u03A5\u03A7\u03B9\u03BD\u03BF\u03F2\u03F9"
        + "\u0405\u0406\u0408\u0410\u0412\u0415\u041A\u041C\u041D\u041E\u0420\u0421\u0422\u0425\u04AE\u04C0"
        + "\u0430\u0435\u043E\u0440\u0441\u0443\u0445\u0455\u0456\u0458\u04BB\u0501\u051B\u051D";

    /// <summary>
    /// Returns the text in compatibility form (NFKC) without invisible characters and superscript footnote signs. Runs of white space
    /// become one space; line ends stay and become line feeds.
    /// </summary>
    public static string Clean(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\v')
            {
                kept.Append('\n');
            }
            else if (Rune.IsWhiteSpace(rune))
            {
                kept.Append(' ');
            }
            else if (!IsInvisible(rune) && !IsSuperscript(rune))
            {
                kept.Append(rune);
            }
        }

        var lines = OutsideText.Normalize(kept.ToString(), NormalizationForm.FormKC).Split('\n');
        return string.Join('\n', lines.Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))).Trim();
    }

    /// <summary>Returns the text for comparing names: clean, on one line, in lower case.</summary>
    public static string Key(string text) => Clean(text).Replace('\n', ' ').ToLowerInvariant();

    /// <summary>
    /// Returns clean text. Each letter that only looks Latin is followed by its code point, and each control character is replaced by it:
    /// <c>С[U+0421]</c>.
    /// </summary>
    public static string Reveal(string text) =>
        string.Join('\n', Clean(text).Split('\n').Select(line => string.Join(' ', line.Split(' ').Select(RevealWord))));

    private static string RevealWord(string word)
    {
        var isLatin = word.Any(char.IsAsciiLetter);
        var isSuspicious = isLatin || word.All(letter => !char.IsLetter(letter) || Lookalikes.Contains(letter, StringComparison.Ordinal));
        var shown = new StringBuilder(word.Length);
        foreach (var rune in word.EnumerateRunes())
        {
            var isHidden = Rune.IsControl(rune) || rune == Rune.ReplacementChar;
            if (!isHidden)
            {
                shown.Append(rune);
            }

            if (isHidden || (isSuspicious && rune.IsBmp && Lookalikes.Contains((char)rune.Value, StringComparison.Ordinal)))
            {
                shown.Append(CultureInfo.InvariantCulture, $"[U+{rune.Value:X4}]");
            }
        }

        return shown.ToString();
    }

    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format
        || rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) or 0x034F or 0x115F or 0x1160 or 0x3164;

    private static bool IsSuperscript(Rune rune) => rune.Value is 0xB2 or 0xB3 or 0xB9 or 0x2070 or (>= 0x2074 and <= 0x2079);
}
