namespace ResponsibilityPortal.Pdf.Fonts;

/// <summary>The encoding WinAnsiEncoding (ISO 32000-1, annex D.2): ASCII, Latin-1, and typographic characters between them.</summary>
internal static class LatinEncoding
{
    private const int FirstTypographic = 0x80,
        AfterTypographic = 0xA0;

    /// <summary>The characters of the codes from 0x80; NUL for codes without one.</summary>
    private const string Typographic =
        "\u20AC\0\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\0\u017D\0"
        + "\0\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\0\u017E\u0178";

    /// <summary>Returns the code of a character; null when the encoding has none.</summary>
    public static byte? CodeOf(int character)
    {
        if (character is (>= ' ' and <= '~') or (> 0xA0 and <= 0xFF and not 0xAD))
        {
            return (byte)character;
        }

        if (character is < 0x100 or > 0x2122)
        {
            return null;
        }

        var index = Typographic.IndexOf((char)character, StringComparison.Ordinal);
        return index < 0 ? null : (byte)(FirstTypographic + index);
    }

    /// <summary>Returns the character of a code; null when it has none of its own.</summary>
    /// <remarks>
    /// The encoding treats the no-break space and the soft hyphen as a space and a hyphen, so they are not written with it.
    /// </remarks>
    public static char? CharacterOf(byte code) =>
        code switch
        {
            >= FirstTypographic and < AfterTypographic => Typographic[code - FirstTypographic] is var character and not '\0'
                ? character
                : null,
            < (byte)' ' or 0x7F or 0xA0 or 0xAD => null,
            _ => (char)code,
        };
}
