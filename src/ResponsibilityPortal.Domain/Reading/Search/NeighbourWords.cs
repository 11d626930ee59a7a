namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>Neighbouring words of a question that the matrix writes as one: "anti virus", "back-up", "sign in".</summary>
internal sealed class NeighbourWords
{
    private readonly List<(int Term, ulong Words)> _joined = [];
    private readonly Dictionary<int, StopWordTerms> _withStopWord = [];

    /// <summary>Finds such words, and adds their terms and synonyms to those of the question.</summary>
    public NeighbourWords(SearchIndex index, QuestionWords words, QuestionTerms terms, QuestionSynonyms synonyms)
    {
        for (var at = 1; at < words.All.Count; at++)
        {
            if (words.JoinedAt(at) is not { Length: > 0 } joined || index.Vocabulary.Find(joined) is not (var term and >= 0))
            {
                continue;
            }

            var (first, second) = (words.All[at - 1], words.All[at]);
            var both = first.Bit | second.Bit;
            Known |= both;
            terms.Add(term, 1, both);
            if (first.IsStop)
            {
                _withStopWord[second.Start] = WithStopWord(second) with { Before = term };
            }
            else if (second.IsStop)
            {
                _withStopWord[first.Start] = WithStopWord(first) with { After = term };
            }
            else
            {
                _joined.Add((term, both));
                synonyms.AddJoined(term, both);
            }
        }
    }

    /// <summary>The words that are part of such a word, one bit each.</summary>
    public ulong Known { get; }

    /// <summary>The terms of two words that are read as one. Both of them are no stop words.</summary>
    public IReadOnlyList<(int Term, ulong Words)> Joined => _joined;

    /// <summary>Returns the terms of a word together with the stop word before it and the one after it.</summary>
    public StopWordTerms WithStopWord(AskedWord word) => _withStopWord.GetValueOrDefault(word.Start, StopWordTerms.None);
}
