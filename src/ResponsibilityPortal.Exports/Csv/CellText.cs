using System.Globalization;
using System.Text;
using ResponsibilityPortal.Domain.Texts;

namespace ResponsibilityPortal.Exports.Csv;

/// <summary>
/// Makes text harmless for a spreadsheet: what it would run as a formula begins with an apostrophe, which it shows as text.
/// </summary>
/// <remarks>
/// A cell is taken for a formula by its first character. Leading white space and invisible characters are looked through,
/// since some programs drop them, and every variant of a sign (full-width, small, superscript) counts as the sign itself.
/// </remarks>
public static class CellText
{
    private const char Mark = '\'';

    public static string Harmless(string text) => StartsAsFormula(text) ? Mark + text : text;

    private static bool StartsAsFormula(string text)
    {
        if (text.Length == 0)
        {
            return false;
        }

        if (text[0] is '\t' or '\r' or '\n' or '\0')
        {
            return true;
        }

        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsLookedThrough(rune))
            {
                return IsSign(rune);
            }
        }

        return false;
    }

    private static bool IsLookedThrough(Rune rune) =>
        Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format;

    private static bool IsSign(Rune rune) => rune.IsAscii
        ? rune.Value is '=' or '+' or '-' or '@'
        : rune.Value == '\u2212' || OutsideText.Normalize(rune.ToString(), NormalizationForm.FormKC) is ['=' or '+' or '-' or '@' or '\u2212', ..];
}
