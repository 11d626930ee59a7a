using System.Globalization;
using System.Text;
using ResponsibilityPortal.Pdf.Fonts;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Exports.Pdf;

/// <summary>
/// Makes texts printable that nobody who edits the matrix can correct: a character that no font has stands as its number, <c>[U+05D0]</c>.
/// These are the texts of earlier versions, which must not keep later ones from being printed, and what a reader has searched for.
/// </summary>
internal static class Printable
{
    /// <remarks>What is looked at is the text as the writer sets it: composed, one character can have become another, and needs that one's glyph.</remarks>
    public static string Of(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var set = PrintableText.Of(text);
        StringBuilder? told = null;
        var position = 0;
        foreach (var rune in set.EnumerateRunes())
        {
            if (rune.Value != '\n' && !FontFamily.Noto.TryFind(rune, bold: false, out _, out _))
            {
                (told ??= new StringBuilder(set, 0, position, set.Length + 16)).Append(CultureInfo.InvariantCulture, $"[U+{rune.Value:X4}]");
            }
            else
            {
                told?.Append(rune.ToString());
            }

            position += rune.Utf16SequenceLength;
        }

        return told?.ToString() ?? set;
    }
}
