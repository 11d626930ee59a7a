namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>
/// What a question asks for: the terms to look for, with their synonyms, joined and divided forms, and corrections.
/// </summary>
internal sealed class SearchQuestion
{
    private readonly SearchIndex _index;
    private readonly QuestionWords _words;
    private readonly QuestionTerms _terms = new();

    /// <param name="isIgnored">Returns whether the word at a position isn't searched for: it belongs to a control identifier.</param>
    /// <param name="completesShortWords">Whether words of two or three letters are read as the beginnings of words.</param>
    public SearchQuestion(SearchIndex index, string text, Func<int, bool>? isIgnored, bool completesShortWords)
    {
        (_index, _words) = (index, new QuestionWords(text, isIgnored, index.Vocabulary.Language));
        var synonyms = new QuestionSynonyms(index, _terms);
        var neighbours = new NeighbourWords(index, _words, _terms, synonyms);
        var reader = new WordReader(index, _words, _terms, neighbours) { CompletesShortWords = completesShortWords };
        foreach (var word in _words.All)
        {
            if (!word.IsStop)
            {
                reader.Read(word);
            }
        }

        synonyms.AddAll();
        (Joined, Corrections) = (neighbours.Joined, reader.Corrections);
    }

    public IReadOnlyList<WeightedTerm> Terms => _terms.All;

    public IReadOnlyCollection<TermSet> Sets => _terms.Sets;

    /// <summary>The terms of the question in order, to find phrases.</summary>
    public IReadOnlyList<AskedTerm> Sequence => _terms.Sequence;

    /// <summary>Terms of two neighbouring words read as one.</summary>
    public IReadOnlyList<(int Term, ulong Words)> Joined { get; }

    public IReadOnlyList<SpellingCorrection> Corrections { get; }

    /// <summary>The words that a row must contain to contain all, one bit each. Numbers don't count where there are other words.</summary>
    public ulong Required => _words.Required;

    /// <summary>Whether the question has more words than a set of words can hold. Then no row counts as containing all.</summary>
    public bool IsTooLong => _words.IsTooLong;

    /// <summary>Whether the question has words, and all of them are too common to search for.</summary>
    public bool HasOnlyStopWords => _words.All.Count > 0 && _words.All.All(word => word.IsStop);

    /// <summary>Returns some words as typed, each once, in the order of the question.</summary>
    /// <param name="words">The words, one bit each.</param>
    public IEnumerable<string> Typed(ulong words) => _words.Typed(words);

    /// <summary>Returns the words that the matrix doesn't have, in lower case. Only some, because a question can be very long.</summary>
    public IEnumerable<string> UnknownWords() =>
        _words
            .All.Where(word => !word.IsStop)
            .Select(word => _words.LowerOf(word).ToString())
            .Where(word => _index.Vocabulary.Find(word) < 0)
            .Take(WordReader.CorrectedMaxCount);
}
