namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>
/// The scripts whose texts have no spaces between words: Han, kana, Bopomofo, Thai, Lao, Burmese and Khmer. The ranges are those of The
/// Unicode Standard.
/// </summary>
internal static class ScriptsWithoutSpaces
{
    /// <summary>Returns whether a letter belongs to such a script.</summary>
    public static bool Contains(char letter) =>
        letter >= '\u0E00'
        && letter
            is <= '\u0EFF' // Thai, Lao
                or (>= '\u1000' and <= '\u109F') // Burmese
                or (>= '\u1780' and <= '\u17FF') // Khmer
                or (>= '\u3005' and <= '\u3007') // Signs for repeated and closing Han characters, and zero
                or (>= '\u3041' and <= '\u312F') // Kana, Bopomofo
                or (>= '\u31F0' and <= '\u31FF') // Small kana
                or (>= '\u3400' and <= '\u4DBF') // Han
                or (>= '\u4E00' and <= '\u9FFF')
                or (>= '\uF900' and <= '\uFAFF')
                or (>= '\uFF66' and <= '\uFF9F'); // Kana of half width
}
