namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>
/// Removes English endings, so that <c>encrypt</c>, <c>encrypted</c>, <c>encrypting</c> and <c>encryption</c> have one stem. Follows the
/// algorithm of M. F. Porter ("An algorithm for suffix stripping", 1980) with five changes: words of three letters keep their final s
/// (TLS); so do words in -us and -is (virus); -ize stays, because authorize is not about authors; -ify and -ification have one stem
/// (notify, notification), and so do -er and -ery (recover, recovery).
/// </summary>
internal ref struct EnglishStem
{
    private static readonly (string Ending, string Replacement)[] DoubleEndings =
    [
        ("ational", "ate"),
        ("ization", "ize"),
        ("iveness", "ive"),
        ("fulness", "ful"),
        ("ousness", "ous"),
        ("tional", "tion"),
        ("biliti", "ble"),
        ("entli", "ent"),
        ("ousli", "ous"),
        ("ation", "ate"),
        ("alism", "al"),
        ("aliti", "al"),
        ("iviti", "ive"),
        ("enci", "ence"),
        ("anci", "ance"),
        ("izer", "ize"),
        ("abli", "able"),
        ("alli", "al"),
        ("ator", "ate"),
        ("eli", "e"),
    ];

    private static readonly (string Ending, string Replacement)[] MiddleEndings =
    [
        ("icate", "ic"),
        ("ative", ""),
        ("alize", "al"),
        ("iciti", "ic"),
        ("ical", "ic"),
        ("ness", ""),
        ("ful", ""),
    ];

    private static readonly string[] LastEndings =
    [
        "ement",
        "ance",
        "ence",
        "able",
        "ible",
        "ment",
        "ant",
        "ent",
        "ion",
        "ism",
        "ate",
        "iti",
        "ous",
        "ive",
        "al",
        "er",
        "ic",
        "ou",
    ];

    private readonly Span<char> _word;
    private int _length;

    private EnglishStem(Span<char> word, int length)
    {
        _word = word;
        _length = length;
    }

    private readonly ReadOnlySpan<char> Word => _word[.._length];

    /// <summary>Replaces a word of the letters a to z with its stem, in place.</summary>
    /// <returns>The length of the stem.</returns>
    public static int Of(Span<char> word, int length)
    {
        if (length < 3)
        {
            return length;
        }

        var stem = new EnglishStem(word, length);
        stem.RemovePlural();
        stem.RemovePast();
        stem.ReplaceY();
        stem.ReplaceFirst(DoubleEndings);
        stem.ReplaceFirst(MiddleEndings);
        stem.RemoveLastEnding();
        stem.RemoveE();
        stem.JoinFamilies();
        return stem._length;
    }

    private void RemovePlural()
    {
        if (Word.EndsWith("sses") || (Word.EndsWith("ies") && _length > 3))
        {
            _length -= 2;
        }
        else if (_length > 3 && Word[^1] == 's' && Word[^2] is not ('s' or 'u' or 'i'))
        {
            _length--;
        }
    }

    private void RemovePast()
    {
        if (Word.EndsWith("eed"))
        {
            _length -= Measure(_length - 3) > 0 ? 1 : 0;
            return;
        }

        var stem =
            Word.EndsWith("ed") ? _length - 2
            : Word.EndsWith("ing") ? _length - 3
            : 0;
        if (stem == 0 || !HasVowel(stem))
        {
            return;
        }

        _length = stem;
        if (Word.EndsWith("at") || Word.EndsWith("bl") || Word.EndsWith("iz"))
        {
            Append('e');
        }
        else if (EndsWithDouble() && Word[^1] is not ('l' or 's' or 'z'))
        {
            _length--;
        }
        else if (Measure(_length) == 1 && EndsWithShortSyllable(_length))
        {
            Append('e');
        }
    }

    private readonly void ReplaceY()
    {
        if (Word[^1] == 'y' && HasVowel(_length - 1))
        {
            _word[_length - 1] = 'i';
        }
    }

    private void ReplaceFirst((string Ending, string Replacement)[] endings)
    {
        foreach (var (ending, replacement) in endings)
        {
            if (Word.EndsWith(ending))
            {
                var stem = _length - ending.Length;
                if (Measure(stem) > 0)
                {
                    replacement.CopyTo(_word[stem..]);
                    _length = stem + replacement.Length;
                }

                return;
            }
        }
    }

    private void RemoveLastEnding()
    {
        foreach (var ending in LastEndings)
        {
            if (Word.EndsWith(ending))
            {
                var stem = _length - ending.Length;
                if (Measure(stem) > 1 && (ending != "ion" || _word[stem - 1] is 's' or 't'))
                {
                    _length = stem;
                }

                return;
            }
        }
    }

    private void RemoveE()
    {
        var measure = Measure(_length - 1);
        if (Word[^1] == 'e' && (measure > 1 || (measure == 1 && !EndsWithShortSyllable(_length - 1))))
        {
            _length--;
        }

        if (Word[^1] == 'l' && EndsWithDouble() && Measure(_length) > 1)
        {
            _length--;
        }
    }

    private void JoinFamilies()
    {
        if (Word.EndsWith("ifi"))
        {
            _length--;
        }
        else if (Word.EndsWith("eri") && Measure(_length - 3) > 1)
        {
            _length -= 3;
        }
    }

    private void Append(char character) => _word[_length++] = character;

    private readonly bool IsConsonant(int at) =>
        _word[at] switch
        {
            'a' or 'e' or 'i' or 'o' or 'u' => false,
            'y' => at == 0 || !IsConsonant(at - 1),
            _ => true,
        };

    private readonly bool HasVowel(int end)
    {
        for (var at = 0; at < end; at++)
        {
            if (!IsConsonant(at))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns how often a vowel is followed by a consonant, which is about the number of syllables.</summary>
    private readonly int Measure(int end)
    {
        var (measure, wasVowel) = (0, false);
        for (var at = 0; at < end; at++)
        {
            var isConsonant = IsConsonant(at);
            measure += isConsonant && wasVowel ? 1 : 0;
            wasVowel = !isConsonant;
        }

        return measure;
    }

    private readonly bool EndsWithDouble() => _length > 1 && Word[^1] == Word[^2] && IsConsonant(_length - 1);

    /// <summary>Returns whether a stem ends with consonant, vowel, consonant, the last of them none of w, x, y: "hop".</summary>
    private readonly bool EndsWithShortSyllable(int end) =>
        end > 2 && IsConsonant(end - 3) && !IsConsonant(end - 2) && IsConsonant(end - 1) && _word[end - 1] is not ('w' or 'x' or 'y');
}
