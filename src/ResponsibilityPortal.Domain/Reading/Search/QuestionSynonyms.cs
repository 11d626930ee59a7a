namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>Adds the synonyms of a question's words and phrases to its terms.</summary>
internal sealed class QuestionSynonyms(SearchIndex index, QuestionTerms terms)
{
    private const float Weight = 0.4f;

    /// <summary>The synonyms that were added, with their words. A question can repeat a word thousands of times.</summary>
    private readonly HashSet<(SynonymTerm, ulong)> _added = [];

    /// <summary>Adds the synonyms of all terms in the sequence of the question.</summary>
    public void AddAll()
    {
        for (var at = 0; at < terms.Sequence.Count; at++)
        {
            var asked = terms.Sequence[at];
            AddAt(terms.Sequence, at, asked.Term);
            AddAt(terms.Sequence, at, asked.Joined.Before);
            AddAt(terms.Sequence, at, asked.Joined.After);
        }
    }

    /// <summary>Adds the synonyms of two words that are read as one.</summary>
    public void AddJoined(int term, ulong words) => AddAt([new AskedTerm(term, StopWordTerms.None, words)], 0, term);

    private void AddAt(IReadOnlyList<AskedTerm> sequence, int at, int first)
    {
        if (first < 0)
        {
            return;
        }

        foreach (var synonym in index.SynonymsFrom(first))
        {
            if (!sequence.HasAt(at, synonym.Terms))
            {
                continue;
            }

            var words = 0UL;
            for (var offset = 0; offset < synonym.Terms.Length; offset++)
            {
                words |= sequence[at + offset].Words;
            }

            if (_added.Add((synonym, words)))
            {
                foreach (var other in synonym.Others)
                {
                    Add(other, words);
                }
            }
        }
    }

    private void Add(int[] synonym, ulong words)
    {
        if (synonym is [var only])
        {
            terms.Add(only, Weight, words);
            return;
        }

        foreach (var term in synonym)
        {
            terms.Add(term, Weight / MathF.Sqrt(synonym.Length), 0);
        }

        terms.AddSet(synonym, words);
    }
}
