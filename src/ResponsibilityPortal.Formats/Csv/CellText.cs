using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ResponsibilityPortal.Domain.Texts;

namespace ResponsibilityPortal.Formats.Csv;

/// <summary>
/// Makes text harmless for a spreadsheet. Text that the spreadsheet would run as a formula, or change to a number or a date, gets an
/// apostrophe at the beginning. The spreadsheet then shows it as text.
/// </summary>
/// <remarks>
/// Spreadsheets recognise a formula by its first character. Leading white space and invisible characters are skipped here, because some
/// programs drop them. Every variant of a sign (full-width, small, superscript) counts as the sign itself.
/// </remarks>
public static partial class CellText
{
    private const char Mark = '\'';

    private const int TruthMaxLength = 5;

    /// <summary>The longest text that a spreadsheet reads as a number or a date.</summary>
    private const int ValueMaxLength = 64;

    /// <summary>Returns text that no spreadsheet runs as a formula.</summary>
    public static string Harmless(string text) => StartsAsFormula(text) ? Mark + text : text;

    /// <summary>
    /// Returns text that spreadsheets neither run nor convert: <c>'8.10</c> does not become 8.1, and <c>'3.5</c> does not become 3 May.
    /// </summary>
    public static string Unchanged(string text) => LooksLikeValue(text) || StartsAsFormula(text) ? Mark + text : text;

    /// <summary>Returns the text of a cell without the apostrophe that <see cref="Unchanged"/> has put before it.</summary>
    public static string Unmarked(string text) => text is [Mark, .. var rest] && Unchanged(rest) == text ? rest : text;

    private static bool LooksLikeValue(string text) =>
        text.Length <= ValueMaxLength && text.AsSpan().ContainsAnyInRange('0', '9')
            ? Value().IsMatch(text)
            : text.Length <= TruthMaxLength
                && (text.Equals("true", StringComparison.OrdinalIgnoreCase) || text.Equals("false", StringComparison.OrdinalIgnoreCase));

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
            if (!IsSkipped(rune))
            {
                return IsSign(rune);
            }
        }

        return false;
    }

    private static bool IsSkipped(Rune rune) =>
        Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format;

    private static bool IsSign(Rune rune) =>
        rune.IsAscii
            ? rune.Value is '=' or '+' or '-' or '@'
            : rune.Value == '\u2212'
                || OutsideText.Normalize(rune.ToString(), NormalizationForm.FormKC) is ['=' or '+' or '-' or '@' or '\u2212', ..];

    /// <summary>
    /// Matches numbers, percentages, amounts, fractions, times and dates in the notations of many countries. Months match by the beginnings
    /// of their names in English, German, French, Spanish, Italian and Dutch, since <c>MAR-1</c> becomes a date too.
    /// </summary>
    [GeneratedRegex(
        @"^(?:[\s(\p{Sc}]*[.,]?[0-9][0-9\s.,:/'\-]*(?:e[+-]?[0-9]+)?[\s%)\p{Sc}]*(?:\s[ap]|\s?[ap]\.?m\.?)?"
            + @"|\s*(?:[0-9]{1,4}\.?[\s\-/.]*)?(?:jan|ene|gen|feb|f[eé]v|m[aäe]r|mrz|maa|mrt|apr|abr|avr|ma[iyg]|mei|jun|juin|giu|jul|juil|lug|aug|ao[uû]|ago|sep|set|o[ck]t|out|ott|nov|de[cz]|d[eé]c|dic)\p{L}{0,7}[\s\-/.,:0-9]*)\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Value();
}
