namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>
/// Rewrites UK spelling to US spelling: authorise/authorize, analyse/analyze, colour/color, centre/center, licence/license,
/// catalogue/catalog, programme/program, judgement/judgment. Doubled consonants (labelled/labeled) are left to <see cref="EnglishStem"/>.
/// </summary>
internal static class UkSpelling
{
    private static readonly string[] Ise =
    [
        "ise",
        "ised",
        "ises",
        "iser",
        "isers",
        "ising",
        "isable",
        "isation",
        "isations",
        "isational",
        "yse",
        "ysed",
        "yses",
        "yser",
        "ysers",
        "ysing",
    ];

    private static readonly string[] Ence = ["licence", "defence", "offence", "pretence"];

    private static readonly (string Uk, string Us)[] Words =
    [
        ("artefact", "artifact"),
        ("artefacts", "artifacts"),
        ("cypher", "cipher"),
        ("cyphers", "ciphers"),
        ("disc", "disk"),
        ("discs", "disks"),
        ("grey", "gray"),
        ("practise", "practice"),
        ("practises", "practices"),
        ("practised", "practiced"),
    ];

    /// <summary>Rewrites a word in lower case, in place.</summary>
    /// <returns>The new length, which is never greater.</returns>
    public static int ToUs(Span<char> word, int length)
    {
        foreach (var (uk, us) in Words)
        {
            if (word[..length].SequenceEqual(uk))
            {
                us.CopyTo(word);
                return us.Length;
            }
        }

        length = ToUsEnding(word, length);
        if (length >= 6 && word[..length].IndexOf("our") is var at and > 0)
        {
            length = Remove(word, length, at + 1);
        }

        return length;
    }

    private static int ToUsEnding(Span<char> word, int length)
    {
        if (length < 5)
        {
            return length;
        }

        var isPlural = word[length - 1] == 's';
        var single = isPlural ? length - 1 : length;
        var stem = word[..single];
        if (stem.EndsWith("tre"))
        {
            (word[single - 2], word[single - 1]) = ('e', 'r');
            return length;
        }

        if (stem.EndsWith("ogue"))
        {
            return Remove(word, Remove(word, length, single - 1), single - 2);
        }

        if (stem.EndsWith("mme"))
        {
            return Remove(word, Remove(word, length, single - 1), single - 2);
        }

        if (stem.EndsWith("dgement"))
        {
            return Remove(word, length, single - 5);
        }

        foreach (var ence in Ence)
        {
            if (stem.SequenceEqual(ence))
            {
                word[single - 2] = 's';
                return length;
            }
        }

        foreach (var ending in Ise)
        {
            if (length >= ending.Length + 3 && word[..length].EndsWith(ending) && !IsAlwaysS(word[..(length - ending.Length)]))
            {
                word[length - ending.Length + 1] = 'z';
                return length;
            }
        }

        return length;
    }

    /// <summary>Whether both spellings write -ise after a stem: supervise, enterprise.</summary>
    private static bool IsAlwaysS(ReadOnlySpan<char> stem) => stem[^1] == 'v' || stem.EndsWith("pr");

    private static int Remove(Span<char> word, int length, int at)
    {
        word[(at + 1)..length].CopyTo(word[at..]);
        return length - 1;
    }
}
