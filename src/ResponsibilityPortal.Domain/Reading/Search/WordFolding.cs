using System.Globalization;
using System.Text;
using ResponsibilityPortal.Domain.Texts;

namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>
/// Folds words so that a search finds what the reader means. <see cref="Lower"/> ignores case, accents and vowel points, but not marks
/// that make another word. <see cref="Stem"/> unifies UK and US spelling and the endings of a word. Questions and texts are folded the same
/// way, so a folded word need not be a real word.
/// </summary>
internal static class WordFolding
{
    /// <summary>Longer words are compared by their first characters only.</summary>
    public const int MaxLength = 64;

    /// <summary>Writes a word in lower case, without accents, and with letters that do not decompose in their usual Latin form.</summary>
    /// <returns>The number of characters written.</returns>
    public static int Lower(ReadOnlySpan<char> word, Span<char> lower, SearchLanguage language)
    {
        var length = 0;
        foreach (var character in word)
        {
            if (!char.IsAscii(character))
            {
                return LowerOutsideAscii(language.Prepared(word.ToString()), lower);
            }

            if (length < MaxLength)
            {
                lower[length++] = char.ToLowerInvariant(character);
            }
        }

        return length;
    }

    /// <summary>Replaces a word in lower case with its stem, in place. Only English words have stems.</summary>
    /// <returns>The length of the stem.</returns>
    public static int Stem(Span<char> word, int length, SearchLanguage language)
    {
        if (!language.IsEnglish)
        {
            return length;
        }

        foreach (var character in word[..length])
        {
            if (!char.IsAsciiLetter(character))
            {
                return length;
            }
        }

        return EnglishStem.Of(word, UkSpelling.ToUs(word, length));
    }

    private static int LowerOutsideAscii(string word, Span<char> lower)
    {
        var length = 0;
        foreach (var character in OutsideText.Normalize(word, NormalizationForm.FormKD))
        {
            if (!char.IsLetterOrDigit(character) && !DistinguishingMarks.Contains(character))
            {
                continue;
            }

            foreach (var letter in Latin(char.ToLowerInvariant(character)))
            {
                if (length < MaxLength)
                {
                    lower[length++] = letter;
                }
            }
        }

        return length;
    }

    /// <summary>Returns the usual replacement of a Latin letter that has no decomposition; the character itself for any other.</summary>
    private static string Latin(char character) =>
        character switch
        {
            'ß' => "ss",
            'æ' => "ae",
            'œ' => "oe",
            'ø' => "o",
            'ł' => "l",
            'đ' or 'ð' => "d",
            'þ' => "th",
            'ħ' => "h",
            'ı' => "i",
            'ŋ' => "n",
            'ŧ' => "t",
            _ => character.ToString(CultureInfo.InvariantCulture),
        };
}
