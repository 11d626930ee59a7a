namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>
/// The words of a question, as typed and in lower case. One bit represents each different word that is no stop word. A question can have
/// thousands of words, so a word is compared with as many others as there are bits.
/// </summary>
internal sealed class QuestionWords
{
    private const int BitsCount = 64;

    /// <summary>The bit of all words that are left over in a question that is too long.</summary>
    private const ulong SharedBit = 1UL << (BitsCount - 1);

    private readonly string _text;
    private readonly List<AskedWord> _all = [];
    private readonly List<int> _different = [];
    private readonly char[] _lower;

    /// <param name="isIgnored">Returns whether the word at a position isn't searched for: it belongs to a control identifier.</param>
    public QuestionWords(string text, Func<int, bool>? isIgnored, SearchLanguage language)
    {
        _text = text;
        Span<char> lower = stackalloc char[WordFolding.MaxLength];
        _lower = new char[_text.Length + (2 * WordFolding.MaxLength)];
        var (used, numbers) = (0, 0UL);
        var scanner = new WordScanner(_text);
        while (scanner.MoveNext())
        {
            if (isIgnored?.Invoke(scanner.Start) == true)
            {
                continue;
            }

            var word = lower[..WordFolding.Lower(scanner.Word, lower, language)];
            if (used + word.Length > _lower.Length)
            {
                Array.Resize(ref _lower, 2 * (used + word.Length));
            }

            word.CopyTo(_lower.AsSpan(used));
            var isStop = word.Length == 0 || language.IsStopWord(word);
            var bit = isStop ? 0 : BitOf(word);
            _all.Add(new AskedWord(scanner.Start, scanner.Length, used, word.Length, isStop, bit));
            used += word.Length;
            Required |= bit;
            numbers |= word.ContainsAnyExceptInRange('0', '9') ? 0 : bit;
        }

        Required = (Required & ~numbers) == 0 ? Required : Required & ~numbers;
    }

    public IReadOnlyList<AskedWord> All => _all;

    /// <summary>The words that a row must contain to contain all, one bit each. Numbers don't count where there are other words.</summary>
    public ulong Required { get; }

    /// <summary>Whether the question has more words than a set of words can hold. Then no row counts as containing all.</summary>
    public bool IsTooLong { get; private set; }

    public ReadOnlySpan<char> LowerOf(AskedWord word) => _lower.AsSpan(word.LowerStart, word.LowerLength);

    /// <summary>Returns a word as typed.</summary>
    public string TypedOf(AskedWord word) => _text.Substring(word.Start, word.Length);

    /// <summary>
    /// Returns a word and the next as one in lower case, when only white space or a hyphen is between them; empty otherwise, and for two
    /// stop words.
    /// </summary>
    public ReadOnlySpan<char> JoinedAt(int second)
    {
        var (one, other) = (_all[second - 1], _all[second]);
        var length = one.LowerLength + other.LowerLength;
        var areNeighbours =
            other.Start == one.Start + one.Length + 1
            && (char.IsWhiteSpace(_text[other.Start - 1]) || Dashes.Contains(_text[other.Start - 1]));

        // The words follow one another in lower case too, unless a control identifier stood between them.
        return areNeighbours && !(one.IsStop && other.IsStop) && length <= WordFolding.MaxLength
            ? _lower.AsSpan(one.LowerStart, length)
            : [];
    }

    /// <summary>
    /// Returns some words as typed, each once, in the order of the question. Leaves out those that share a bit in a question that is too
    /// long.
    /// </summary>
    /// <param name="words">The words, one bit each.</param>
    public IEnumerable<string> Typed(ulong words)
    {
        words &= IsTooLong ? ~SharedBit : ulong.MaxValue;
        foreach (var word in _all)
        {
            if (words == 0)
            {
                yield break;
            }

            if ((word.Bit & words) != 0)
            {
                words &= ~word.Bit;
                yield return TypedOf(word);
            }
        }
    }

    private ulong BitOf(ReadOnlySpan<char> word)
    {
        for (var bit = 0; bit < _different.Count; bit++)
        {
            if (LowerOf(_all[_different[bit]]).SequenceEqual(word))
            {
                return 1UL << bit;
            }
        }

        if (_different.Count == BitsCount)
        {
            IsTooLong = true;
            return SharedBit;
        }

        _different.Add(_all.Count);
        return 1UL << (_different.Count - 1);
    }
}
