using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;

namespace ResponsibilityPortal.Domain.Reading;

/// <summary>One thing a reader searches for: a word, or words that belong together such as <c>multi-factor</c>.</summary>
/// <param name="Text">As typed.</param>
/// <param name="Words">Folded words that must follow one another; each may be the beginning of a longer one only as the last.</param>
internal sealed record SearchTerm(string Text, ValueList<string> Words)
{
    /// <summary>What to look for in a folded text: the words with a space before each. The last may go on.</summary>
    public string Needle { get; } = string.Concat(Words.Select(word => $" {word}"));

    /// <summary>The terms of a query, separated by white space and commas.</summary>
    public static ValueList<SearchTerm> Of(string query) =>
    [
        .. from part in FilterText.Separate(query, [' ', '\t', '\r', '\n', ',', ';', '\u00A0'])
           let words = SearchFolding.WordsOf(part).Select(word => word.Folded).ToValueList()
           where words.Count > 0
           select new SearchTerm(part, words),
    ];

    /// <summary>The ways to read a word written together as two: <c>datacenter</c> as <c>data center</c>.</summary>
    public IEnumerable<SearchTerm> Divided()
    {
        const int shortestPart = 2;
        const int longestWord = 32;
        if (Words is not [{ Length: <= longestWord } word])
        {
            yield break;
        }

        for (var at = shortestPart; at <= word.Length - shortestPart; at++)
        {
            yield return new SearchTerm(Text, [word[..at], word[at..]]);
        }
    }
}
