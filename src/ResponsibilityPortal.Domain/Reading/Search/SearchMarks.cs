using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>The folded words that a search found, to highlight them in texts.</summary>
/// <param name="Stems">The stems, each once, in ordinal order.</param>
public sealed record SearchMarks(ValueList<string> Stems)
{
    /// <summary>The first letters of the stems, one bit each.</summary>
    private readonly uint _initials = Stems.Aggregate(0u, (initials, stem) => initials | InitialOf(stem[0]));

    /// <summary>The language in which texts are folded.</summary>
    internal SearchLanguage Language { get; init; } = SearchLanguage.English;

    /// <summary>Nothing to highlight.</summary>
    public static SearchMarks None { get; } = new([]);

    /// <summary>
    /// Splits a text into segments with and without hits. Neighbouring hits are one segment. A text without hits is one segment.
    /// </summary>
    public ValueList<TextSegment> Mark(string text)
    {
        List<TextSegment>? segments = null;
        var (end, hitStart, hitEnd) = (0, -1, -1);
        var words = new WordScanner(text);
        while (Stems.Count > 0 && words.MoveNext())
        {
            if (!IsHit(words.Word))
            {
                continue;
            }

            if (hitStart >= 0 && !AreNeighbours(text, hitEnd, words.Start))
            {
                AddHit();
                hitStart = -1;
            }

            hitStart = hitStart < 0 ? words.Start : hitStart;
            hitEnd = words.Start + words.Length;
        }

        if (hitStart >= 0)
        {
            AddHit();
        }

        if (segments is null)
        {
            return [new TextSegment(text, false)];
        }

        if (end < text.Length)
        {
            segments.Add(new TextSegment(text[end..], false));
        }

        return segments.ToValueList();

        void AddHit()
        {
            segments ??= [];
            if (hitStart > end)
            {
                segments.Add(new TextSegment(text[end..hitStart], false));
            }

            segments.Add(new TextSegment(text[hitStart..hitEnd], true));
            end = hitEnd;
        }
    }

    /// <summary>Returns which of <see cref="Stems"/> a text contains, in their order.</summary>
    internal bool[] In(string text)
    {
        var found = new bool[Stems.Count];
        var words = new WordScanner(text);
        while (Stems.Count > 0 && words.MoveNext())
        {
            if (PositionOf(words.Word) is var at and >= 0)
            {
                found[at] = true;
            }
        }

        return found;
    }

    private static bool AreNeighbours(string text, int end, int start) =>
        start <= end || (start - end == 1 && (char.IsWhiteSpace(text[end]) || Dashes.Contains(text[end])));

    private static uint InitialOf(char letter) => char.IsAsciiLetter(letter) ? 1u << ((letter | ' ') - 'a') : 0;

    private bool IsHit(ReadOnlySpan<char> word) => PositionOf(word) >= 0;

    private int PositionOf(ReadOnlySpan<char> word)
    {
        // Folding keeps the first letter of a word, so most words need no folding.
        if (char.IsAsciiLetter(word[0]) && (_initials & InitialOf(word[0])) == 0)
        {
            return -1;
        }

        Span<char> folded = stackalloc char[WordFolding.MaxLength + 1];
        var length = WordFolding.Stem(folded, WordFolding.Lower(word, folded, Language), Language);
        var (low, high) = (0, Stems.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = Stems[middle].AsSpan().SequenceCompareTo(folded[..length]);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }
}
