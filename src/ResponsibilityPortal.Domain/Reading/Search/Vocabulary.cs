namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>
/// The words of a matrix and of its synonyms. Words with one stem are one term, numbered from 0. Knows the words as written too, to
/// complete the beginning of a word and to correct its spelling.
/// </summary>
internal sealed class Vocabulary
{
    /// <summary>From this length on, two typing errors leave a word recognisable.</summary>
    private const int LongWord = 8;

    private readonly Dictionary<string, int> _byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _byStem = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _stems;
    private readonly List<string> _terms = [];
    private readonly List<int> _uses = [];
    private string[] _sorted = [];

    public Vocabulary(SearchLanguage language)
    {
        Language = language;
        _words = _byWord.GetAlternateLookup<ReadOnlySpan<char>>();
        _stems = _byStem.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public SearchLanguage Language { get; }

    /// <summary>The number of terms.</summary>
    public int Count => _terms.Count;

    /// <summary>Returns the stem of a term.</summary>
    public string this[int term] => _terms[term];

    /// <summary>Adds a word and returns its term.</summary>
    /// <param name="word">A word in lower case (<see cref="WordFolding.Lower"/>).</param>
    public int Add(ReadOnlySpan<char> word)
    {
        if (_words.TryGetValue(word, out var term))
        {
            _uses[term]++;
            return term;
        }

        Span<char> stem = stackalloc char[WordFolding.MaxLength + 1];
        word.CopyTo(stem);
        stem = stem[..WordFolding.Stem(stem, word.Length, Language)];
        if (!_stems.TryGetValue(stem, out term))
        {
            term = _terms.Count;
            var text = stem.ToString();
            _terms.Add(text);
            _uses.Add(0);
            _byStem.Add(text, term);
        }

        _uses[term]++;
        _byWord.Add(word.ToString(), term);
        return term;
    }

    /// <summary>Prepares the lookups by beginning and by spelling, after the last word was added.</summary>
    public void Complete()
    {
        _sorted = [.. _byWord.Keys];
        Array.Sort(_sorted, StringComparer.Ordinal);
    }

    /// <summary>Returns the term of a word in lower case; -1 when neither the word nor its stem is known.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        if (_words.TryGetValue(word, out var term))
        {
            return term;
        }

        Span<char> stem = stackalloc char[WordFolding.MaxLength + 1];
        word.CopyTo(stem);
        if (_stems.TryGetValue(stem[..WordFolding.Stem(stem, word.Length, Language)], out term))
        {
            return term;
        }

        // The plural of an abbreviation, which no rule of English covers: APIs, VMs, CPUs.
        return word.Length > 2 && word[^1] == 's' && _words.TryGetValue(word[..^1], out term) ? term : -1;
    }

    /// <summary>Returns the term of a word in lower case; -1 when the matrix doesn't have this very word.</summary>
    public int FindWord(ReadOnlySpan<char> word) => _words.TryGetValue(word, out var term) ? term : -1;

    /// <summary>Adds the terms of the words that begin with a text, at most some, each once.</summary>
    public void FindBeginning(ReadOnlySpan<char> beginning, int maxCount, List<int> terms)
    {
        for (var at = PositionOf(beginning); at < _sorted.Length && _sorted[at].AsSpan().StartsWith(beginning); at++)
        {
            var term = _byWord[_sorted[at]];
            if (!terms.Contains(term))
            {
                terms.Add(term);
                if (terms.Count == maxCount)
                {
                    return;
                }
            }
        }
    }

    /// <summary>
    /// Returns the known word that differs in one letter that is wrong, missing, added or swapped with the next; null when there is none.
    /// Prefers words with the same first letter, then words that the matrix uses more often.
    /// </summary>
    public string? Corrected(ReadOnlySpan<char> word)
    {
        string? best = null;
        var (bestHasFirst, bestUses) = (false, -1);
        foreach (var candidate in _sorted)
        {
            if (candidate.Length < Spelling.ShortestWord || !Spelling.IsOneEditFrom(word, candidate))
            {
                continue;
            }

            var (hasFirst, uses) = (candidate[0] == word[0], _uses[_byWord[candidate]]);
            if (best is null || (hasFirst && !bestHasFirst) || (hasFirst == bestHasFirst && uses > bestUses))
            {
                (best, bestHasFirst, bestUses) = (candidate, hasFirst, uses);
            }
        }

        return best;
    }

    /// <summary>
    /// Returns the known words that are nearest to a word, of those with the same first letter and at most two edits away; the nearest
    /// first.
    /// </summary>
    public IEnumerable<string> NearTo(string word) =>
        word.Length < Spelling.ShortestWord
            ? []
            : _sorted
                .Where(candidate => candidate.Length >= Spelling.ShortestWord && candidate[0] == word[0])
                .Select(candidate => (Word: candidate, Edits: Spelling.EditsBetween(word, candidate)))
                .Where(candidate => candidate.Edits <= (word.Length < LongWord ? 1 : 2))
                .OrderBy(candidate => candidate.Edits)
                .ThenByDescending(candidate => _uses[_byWord[candidate.Word]])
                .DistinctBy(candidate => _byWord[candidate.Word])
                .Select(candidate => candidate.Word);

    private int PositionOf(ReadOnlySpan<char> beginning)
    {
        var (low, high) = (0, _sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _sorted[middle].AsSpan().SequenceCompareTo(beginning) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
