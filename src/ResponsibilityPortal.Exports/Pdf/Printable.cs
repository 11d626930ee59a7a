using System.Globalization;
using System.Text;
using ResponsibilityPortal.Pdf.Fonts;

namespace ResponsibilityPortal.Exports.Pdf;

/// <summary>
/// Makes texts printable that nobody who edits the matrix can correct: a character that no font has stands as its number, <c>[U+05D0]</c>.
/// These are the texts of earlier versions, which must not keep later ones from being printed, and what a reader has searched for.
/// </summary>
internal static class Printable
{
    public static string Of(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        StringBuilder? told = null;
        var position = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsPrintable(rune))
            {
                (told ??= new StringBuilder(text, 0, position, text.Length + 16)).Append(CultureInfo.InvariantCulture, $"[U+{rune.Value:X4}]");
            }
            else
            {
                told?.Append(rune.ToString());
            }

            position += rune.Utf16SequenceLength;
        }

        return told?.ToString() ?? text;
    }

    /// <summary>What shows nothing is left out by the writer and needs no glyph.</summary>
    private static bool IsPrintable(Rune rune) =>
        FontFamily.Noto.TryFind(rune, bold: false, out _, out _)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
}
