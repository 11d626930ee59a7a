using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ResponsibilityPortal.Formats.Xlsx;

/// <summary>
/// Characters in the texts of workbooks. XML can't contain some of them, so spreadsheets write their codes: <c>_x000D_</c> (ECMA-376, part
/// 1, section 22.9.2.19).
/// </summary>
internal static partial class EscapedCharacters
{
    /// <summary>Returns a text from a workbook with its codes replaced by the characters.</summary>
    public static string Read(string text) =>
        text.Contains("_x", StringComparison.Ordinal) ? Code().Replace(text, CharacterOf) : text;

    /// <summary>Returns a text that a workbook can contain. Removes what XML forbids and escapes what looks like a code.</summary>
    public static string Write(string text) => BeginningOfCode().Replace(Visible(text), "_x005F_");

    /// <summary>Returns a text without the characters that XML forbids.</summary>
    public static string Visible(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is >= 0x20 and not (0xFFFE or 0xFFFF) or '\t' or '\n')
            {
                kept.Append(rune);
            }
        }

        return kept.ToString();
    }

    private static string CharacterOf(Match code) =>
        ((char)int.Parse(code.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString();

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    /// <summary>Codes can share an underscore, as in <c>_x0041_x0042_</c>, so only the first one of each is matched.</summary>
    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant)]
    private static partial Regex BeginningOfCode();
}
