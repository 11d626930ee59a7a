using System.Globalization;

namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>
/// The marks that make another word of their letter: vowel signs and tones of Indic and Southeast Asian scripts, and voiced marks of kana.
/// The accents of Latin, Greek and Cyrillic letters and the vowel points of Hebrew, Arabic and Syriac don't: readers leave them out.
/// The ranges are those of The Unicode Standard.
/// </summary>
internal static class DistinguishingMarks
{
    public static bool Contains(char character) =>
        character >= '\u0900'
        && character
            is not (
                (>= '\u180B' and <= '\u180F') // Mongolian variation selectors
                or (>= '\u1AB0' and <= '\u1AFF') // Accents
                or (>= '\u1DC0' and <= '\u1DFF')
                or (>= '\u20D0' and <= '\u20FF')
                or '\uFB1E' // Hebrew point
                or (>= '\uFE00' and <= '\uFE2F') // Variation selectors, halves of accents
            )
        && CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
