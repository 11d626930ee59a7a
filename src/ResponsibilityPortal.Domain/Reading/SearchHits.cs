using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading;

/// <summary>What a query found: which rows, how well, and where in a text the hits stand.</summary>
public sealed class SearchHits
{
    /// <summary>Rank of a row that holds not every term.</summary>
    public const byte NoHit = byte.MaxValue;

    /// <summary>Rank of a row whose title alone holds every term.</summary>
    public const byte InTitle = 0;

    /// <summary>Rank of a row whose title, keywords and control identifiers hold every term.</summary>
    public const byte InKeywords = 1;

    /// <summary>Rank of a row that holds every term somewhere.</summary>
    public const byte InText = 2;

    private readonly byte[] _ranks;
    private readonly byte[] _distances;

    internal SearchHits(ValueList<SearchTerm> terms, byte[] ranks, byte[] distances) => (Terms, _ranks, _distances) = (terms, ranks, distances);

    internal ValueList<SearchTerm> Terms { get; }

    /// <summary>How well the row at a position matches; smaller is better.</summary>
    public byte RankOf(int position) => _ranks[position];

    /// <summary>
    /// How far the row at a position is from being named by the query itself; orders rows of one rank. Authors put the keyword
    /// that fits best first: the row that has the whole query as its first keyword is nearest.
    /// </summary>
    public byte DistanceOf(int position) => _distances[position];

    /// <summary>The text in pieces, hits apart. A text without hits is one piece.</summary>
    public ValueList<TextSegment> Mark(string text)
    {
        var hits = HitsIn(text);
        if (hits.Count == 0)
        {
            return [new TextSegment(text, false)];
        }

        var segments = new List<TextSegment>();
        var end = 0;
        foreach (var (start, length) in hits)
        {
            if (start > end)
            {
                segments.Add(new TextSegment(text[end..start], false));
            }

            segments.Add(new TextSegment(text[start..(start + length)], true));
            end = start + length;
        }

        if (end < text.Length)
        {
            segments.Add(new TextSegment(text[end..], false));
        }

        return segments.ToValueList();
    }

    /// <summary>Whether any term stands in the text.</summary>
    public bool StandIn(string text) => HitsIn(text).Count > 0;

    private List<(int Start, int Length)> HitsIn(string text)
    {
        var words = SearchFolding.WordsOf(text).ToList();
        var hits = new List<(int Start, int Length)>();
        for (var index = 0; index < words.Count;)
        {
            var length = Terms.Count == 0 ? 0 : Terms.Max(term => LengthAt(term, words, index));
            if (length > 0)
            {
                var last = words[index + length - 1];
                hits.Add((words[index].Start, last.Start + last.Length - words[index].Start));
            }

            index += Math.Max(1, length);
        }

        return hits;
    }

    /// <summary>How many words a term covers from a word on; 0 when it does not stand there.</summary>
    private static int LengthAt(SearchTerm term, List<SearchFolding.Word> words, int index)
    {
        var needed = term.Words;
        if (index + needed.Count > words.Count)
        {
            return 0;
        }

        for (var offset = 0; offset < needed.Count; offset++)
        {
            var word = words[index + offset].Folded;
            var matches = offset == needed.Count - 1
                ? word.StartsWith(needed[offset], StringComparison.Ordinal)
                : word == needed[offset];
            if (!matches)
            {
                return 0;
            }
        }

        return needed.Count;
    }
}
