namespace ResponsibilityPortal.Domain.Reading;

/// <summary>The indefinite article before words that a matrix chooses itself, such as what its columns are called.</summary>
/// <remarks>
/// English decides by the sound, which the spelling shows only mostly. The exceptions listed here are those that the words for columns may
/// begin with.
/// </remarks>
public static class Article
{
    /// <summary>Words that begin with a vowel and sound like "you" or "won": "a unit", "a European region".</summary>
    private static readonly string[] SoundLikeConsonants = ["eu", "one", "once", "ubiq", "uni", "usa", "use", "usu", "util"];

    /// <summary>Words that begin with a vowel in sound, whatever their letters suggest: "an hour", "an uninsured site".</summary>
    private static readonly string[] SoundLikeVowels = ["unid", "unim", "unin", "heir", "honest", "honour", "honor", "hour"];

    /// <summary>Letters whose names begin with a vowel: "an SLA", "an MSP".</summary>
    private const string VowelNames = "AEFHILMNORSX";

    /// <summary>Returns words with their article: "an activity", "a service".</summary>
    public static string With(string words) => $"{(TakesAn(words.TrimStart()) ? "an" : "a")} {words}";

    private static bool TakesAn(string words)
    {
        var first = words.Split([' ', '-', '/'], 2)[0];
        return first.Length > 0
            && (
                IsAbbreviation(first) ? VowelNames.Contains(first[0], StringComparison.Ordinal)
                : BeginsWith(first, SoundLikeVowels) || (IsVowel(first[0]) && !BeginsWith(first, SoundLikeConsonants))
            );
    }

    private static bool IsVowel(char letter) => "aeiou".Contains(char.ToLowerInvariant(letter), StringComparison.Ordinal);

    /// <summary>Whether the letters are spoken one by one: capitals without a small letter, as in "SLA".</summary>
    private static bool IsAbbreviation(string word) => char.IsAsciiLetterUpper(word[0]) && !word.Any(char.IsLower);

    private static bool BeginsWith(string word, string[] beginnings) =>
        Array.Exists(beginnings, beginning => word.StartsWith(beginning, StringComparison.OrdinalIgnoreCase));
}
