namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>
/// The terms that a question looks for. Repeated words add nothing, so the words of the matrix limit the number of terms.
/// </summary>
internal sealed class QuestionTerms
{
    private readonly List<WeightedTerm> _all = [];
    private readonly Dictionary<int, int> _positions = [];
    private readonly HashSet<TermSet> _sets = [];
    private readonly Dictionary<(int, int), int[]> _pairs = [];
    private readonly List<AskedTerm> _sequence = [];

    /// <summary>The terms, each once.</summary>
    public IReadOnlyList<WeightedTerm> All => _all;

    /// <summary>Terms that a row must contain together.</summary>
    public IReadOnlyCollection<TermSet> Sets => _sets;

    /// <summary>The terms in the order of the question, to find phrases. Repeated words are repeated here.</summary>
    public IReadOnlyList<AskedTerm> Sequence => _sequence;

    /// <param name="words">The words of the question that a row with the term contains, one bit each; 0 for none.</param>
    public void Add(int term, float weight, ulong words)
    {
        if (_positions.TryGetValue(term, out var at))
        {
            _all[at] = new WeightedTerm(term, Math.Max(_all[at].Weight, weight), _all[at].Words | words);
            return;
        }

        _positions.Add(term, _all.Count);
        _all.Add(new WeightedTerm(term, weight, words));
    }

    /// <summary>Adds terms that mean the words together.</summary>
    public void AddSet(int[] terms, ulong words) => _sets.Add(new TermSet(terms, words));

    /// <summary>Adds two terms that mean the words together.</summary>
    public void AddPair(int first, int second, ulong words)
    {
        Add(first, 1, 0);
        Add(second, 1, 0);
        if (!_pairs.TryGetValue((first, second), out var pair))
        {
            _pairs.Add((first, second), pair = [first, second]);
        }

        AddSet(pair, words);
    }

    /// <summary>Adds the next term of the question to the sequence.</summary>
    public void AddNext(int term, ulong words) => AddNext(term, words, StopWordTerms.None);

    /// <summary>Adds the next term of the question to the sequence.</summary>
    /// <param name="joined">The terms of the word with a stop word next to it.</param>
    public void AddNext(int term, ulong words, StopWordTerms joined) => _sequence.Add(new AskedTerm(term, joined, words));

    /// <summary>Adds a word to the sequence that isn't known, so that phrases don't reach over it.</summary>
    public void AddUnknown() => _sequence.Add(AskedTerm.Unknown);
}
