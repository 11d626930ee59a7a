namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>Reads texts of the matrix into terms, without stop words.</summary>
internal sealed class TermReader(Vocabulary vocabulary)
{
    private readonly List<int> _terms = [];
    private readonly List<JoinedTerm> _joined = [];
    private readonly List<JoinedTerm> _spaced = [];
    private readonly HashSet<int> _known = [];

    /// <summary>The terms of the text, in order.</summary>
    public IReadOnlyList<int> Terms => _terms;

    /// <summary>The words that a hyphen joins, read as one: <c>multifactor</c> for "multi-factor".</summary>
    public IReadOnlyList<JoinedTerm> Joined => _joined;

    /// <summary>Words next to a stop word that are one term in a synonym: <c>logon</c> for "log on".</summary>
    public IReadOnlyList<JoinedTerm> Spaced => _spaced;

    public void Read(string text)
    {
        Start();
        Span<char> buffer = stackalloc char[2 * WordFolding.MaxLength];
        var words = new WordScanner(text);
        var (end, before, termBefore) = (-1, 0, -1);
        while (words.MoveNext())
        {
            var isNeighbour = end >= 0 && words.Start == end + 1 && before > 0;
            var length = WordFolding.Lower(words.Word, buffer[before..], vocabulary.Language);
            var word = buffer.Slice(before, length);
            var term = length == 0 || vocabulary.Language.IsStopWord(word) ? -1 : vocabulary.Add(word);
            isNeighbour &= before + length <= WordFolding.MaxLength && (term >= 0 || termBefore >= 0);
            if (isNeighbour && Dashes.Contains(text[end]))
            {
                AddJoined(new JoinedTerm(vocabulary.Add(buffer[..(before + length)]), termBefore, term));
            }
            else if (term >= 0)
            {
                _terms.Add(term);
            }

            if (isNeighbour && (term < 0 || termBefore < 0) && char.IsWhiteSpace(text[end]))
            {
                AddSpaced(vocabulary.FindWord(buffer[..(before + length)]), termBefore, term);
            }

            word.CopyTo(buffer);
            (end, before, termBefore) = (words.Start + words.Length, length, term);
        }
    }

    /// <summary>
    /// Reads a keyword or a synonym. When stop words leave one word of it, that word and the stop word that changes its meaning are one
    /// term: "log on" is no log, and "at rest" no rest.
    /// </summary>
    /// <param name="isSynonym">Whether other texts are read with the term from now on.</param>
    public void ReadPhrase(string text, bool isSynonym)
    {
        Read(text);
        if (_terms is [var only] && _joined.Count == 0 && ParticleNextTo(text) is { } joined)
        {
            var (term, isFirst) = joined;
            _terms[0] = term;
            _joined.Add(isFirst ? new JoinedTerm(term, -1, only) : new JoinedTerm(term, only, -1));
        }

        foreach (var part in _joined)
        {
            if (isSynonym && (part.First < 0 || part.Second < 0))
            {
                _known.Add(part.Term);
            }
        }
    }

    private void Start()
    {
        _terms.Clear();
        _joined.Clear();
        _spaced.Clear();
    }

    /// <summary>Returns the term of a text's only word and the particle after it or, without one, before it.</summary>
    private (int Term, bool IsFirst)? ParticleNextTo(string text)
    {
        var words = new List<string>();
        Span<char> buffer = stackalloc char[WordFolding.MaxLength];
        var scanner = new WordScanner(text);
        while (scanner.MoveNext())
        {
            words.Add(buffer[..WordFolding.Lower(scanner.Word, buffer, vocabulary.Language)].ToString());
        }

        var at = words.FindIndex(word => !vocabulary.Language.IsStopWord(word));
        var (before, after) = (at > 0 ? words[at - 1] : "", at + 1 < words.Count ? words[at + 1] : "");
        return !vocabulary.Language.IsEnglish ? null
            : StopWords.IsParticle(after) && words[at].Length + after.Length <= WordFolding.MaxLength
                ? (vocabulary.Add(words[at] + after), false)
            : StopWords.IsParticle(before) && words[at].Length + before.Length <= WordFolding.MaxLength
                ? (vocabulary.Add(before + words[at]), true)
            : null;
    }

    private void AddSpaced(int term, int first, int second)
    {
        if (_known.Contains(term))
        {
            _spaced.Add(new JoinedTerm(term, first, second));
        }
    }

    /// <summary>
    /// Adds two words that a hyphen joins. With a stop word, as in "sign-in", they are one term, because the other word alone means
    /// something else. Otherwise both are terms too.
    /// </summary>
    private void AddJoined(JoinedTerm joined)
    {
        _joined.Add(joined);
        if (joined.First < 0)
        {
            _terms.Add(joined.Term);
        }
        else if (joined.Second < 0)
        {
            _terms[^1] = joined.Term;
        }
        else
        {
            _terms.Add(joined.Second);
        }
    }
}
