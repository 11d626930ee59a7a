using System.Globalization;
using System.Text;

namespace ResponsibilityPortal.Domain.Texts;

/// <summary>Characters that act on the text around them, or that show nothing.</summary>
public static class HiddenCharacters
{
    /// <summary>
    /// Returns whether a character changes the direction of the text around it, so that a name could look like another (Unicode,
    /// Bidi_Control).
    /// </summary>
    public static bool TurnsText(Rune rune) =>
        rune.Value is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    /// <summary>Returns whether a character ends a line, in a terminal or a text editor.</summary>
    public static bool BreaksLine(Rune rune) => rune.Value is '\n' or '\v' or '\f' or '\r' or 0x0085 or 0x2028 or 0x2029;

    /// <summary>Returns whether Unicode guarantees that a code point is never a character.</summary>
    public static bool IsNoncharacter(Rune rune) => (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;

    /// <summary>
    /// Returns whether a character shows nothing and joins nothing: zero-width spaces, invisible operators, annotations and tags. Joiners
    /// and variation selectors belong to the spelling of scripts and emoji, and are not included.
    /// </summary>
    public static bool ShowsNothing(Rune rune) =>
        rune.Value is not (0x200C or 0x200D)
        && (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format || rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0);

    /// <summary>
    /// Returns whether a character is a control character, a direction mark, a line break, or another one that shows nothing.
    /// </summary>
    public static bool IsHidden(Rune rune) =>
        BreaksLine(rune) || IsNoncharacter(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format;
}
