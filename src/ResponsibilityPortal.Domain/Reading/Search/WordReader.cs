namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>
/// Reads the words of a question. A word that the matrix doesn't contain is read, in this order, as two words, as letters before a number,
/// as a word before a stop word, as the beginning of a word, or as a typing error.
/// </summary>
internal sealed class WordReader(SearchIndex index, QuestionWords words, QuestionTerms terms, NeighbourWords neighbours)
{
    private const float BeginningWeight = 0.7f;
    private const float CorrectionWeight = 0.8f;
    private const int ShortestBeginning = 4;
    private const int ShortestCompleted = 2;
    private const int BeginningsMaxCount = 20;

    /// <summary>How many unknown words of one question are compared with all words of the matrix.</summary>
    public const int CorrectedMaxCount = 32;

    private readonly List<SpellingCorrection> _corrections = [];
    private int _unknown;

    /// <summary>Whether words of two or three letters are read as the beginnings of words.</summary>
    public bool CompletesShortWords { get; init; }

    public IReadOnlyList<SpellingCorrection> Corrections => _corrections;

    public void Read(AskedWord word)
    {
        var lower = words.LowerOf(word);
        if (index.Vocabulary.Find(lower) is var term and >= 0)
        {
            terms.Add(term, 1, word.Bit);
            terms.AddNext(term, word.Bit, neighbours.WithStopWord(word));
            ReadKnown(lower, term, word.Bit);
        }
        else if ((neighbours.Known & word.Bit) != 0)
        {
            terms.AddNext(-1, word.Bit, neighbours.WithStopWord(word));
        }
        else if (!ReadParts(lower, word.Bit) && !AddBeginnings(lower, word.Bit) && !AddCorrected(word))
        {
            terms.AddUnknown();
        }
    }

    /// <summary>Reads a known word in its other form too, and a word that only synonyms contain in parts.</summary>
    private void ReadKnown(ReadOnlySpan<char> word, int term, ulong bit)
    {
        var isInNoRow = Divide(word, bit) is null && index.RowsOf(term).IsEmpty && AddWithoutStopWord(word, bit) is null;
        if (isInNoRow && !index.IsSynonym(term))
        {
            // A part of a synonym, such as "sync" in "time sync", says nothing alone.
            AddBeginningsOf(word, bit, ShortestBeginning);
        }
    }

    private bool ReadParts(ReadOnlySpan<char> word, ulong bit)
    {
        if (Divide(word, bit) is var (first, second))
        {
            terms.AddNext(first, bit);
            terms.AddNext(second, bit);
            return true;
        }

        if (AddWithoutNumber(word, bit))
        {
            return true;
        }

        if (AddWithoutStopWord(word, bit) is not { } before)
        {
            return false;
        }

        terms.AddNext(before, bit);
        return true;
    }

    /// <summary>Reads a word as two that follow one another in the matrix: "datacenter" as "data center".</summary>
    /// <returns>The terms of the two words; null when the word can't be divided.</returns>
    private (int First, int Second)? Divide(ReadOnlySpan<char> word, ulong bit)
    {
        const int shortestPart = 2;
        for (var at = shortestPart; at <= word.Length - shortestPart; at++)
        {
            var first = index.Vocabulary.Find(word[..at]);
            if (first < 0)
            {
                continue;
            }

            var second = index.Vocabulary.Find(word[at..]);
            if (second >= 0 && index.IsPair(first, second))
            {
                terms.AddPair(first, second, bit);
                return (first, second);
            }
        }

        return null;
    }

    /// <summary>Reads a word as one that a stop word such as "over" follows: "failover" as "fail over".</summary>
    /// <returns>The term of the word before the stop word; null when the word can't be read so.</returns>
    private int? AddWithoutStopWord(ReadOnlySpan<char> word, ulong bit)
    {
        const int shortestWord = 3;
        for (var at = index.Vocabulary.Language.IsEnglish ? word.Length - 2 : 0; at >= shortestWord; at--)
        {
            if (StopWords.EndsWords(word[at..]) && index.Vocabulary.FindWord(word[..at]) is var term and >= 0)
            {
                terms.Add(term, 1, bit);
                return term;
            }
        }

        return null;
    }

    /// <summary>Reads letters before digits as the word: SOC2, TLS1, AES256.</summary>
    private bool AddWithoutNumber(ReadOnlySpan<char> word, ulong bit)
    {
        var letters = word.IndexOfAnyInRange('0', '9');
        if (letters < 2)
        {
            return false;
        }

        var term = index.Vocabulary.Find(word[..letters]);
        if (term < 0)
        {
            return false;
        }

        terms.Add(term, 1, bit);
        terms.AddNext(term, bit);
        var number = word[letters..].ContainsAnyExceptInRange('0', '9') ? -1 : index.Vocabulary.Find(word[letters..]);
        if (number >= 0)
        {
            terms.Add(number, 1, 0);
            terms.AddNext(number, bit);
        }

        return true;
    }

    private bool AddBeginnings(ReadOnlySpan<char> word, ulong bit)
    {
        var isFound = AddBeginningsOf(word, bit, CompletesShortWords ? ShortestCompleted : ShortestBeginning);
        if (isFound)
        {
            terms.AddUnknown();
        }

        return isFound;
    }

    /// <summary>Adds the words that begin with a word, unless it is too short. One letter of a script without spaces isn't.</summary>
    private bool AddBeginningsOf(ReadOnlySpan<char> word, ulong bit, int shortest)
    {
        List<int> beginnings = [];
        if (word.Length >= shortest || IsLetterOfPairs(word))
        {
            index.Vocabulary.FindBeginning(word, BeginningsMaxCount, beginnings);
        }

        foreach (var beginning in beginnings)
        {
            terms.Add(beginning, BeginningWeight, bit);
        }

        return beginnings.Count > 0;
    }

    /// <summary>Returns whether a word is one letter of a script without spaces: the beginning of pairs of letters.</summary>
    private static bool IsLetterOfPairs(ReadOnlySpan<char> word) => word.Length == 1 && ScriptsWithoutSpaces.Contains(word[0]);

    private bool AddCorrected(AskedWord word)
    {
        var lower = words.LowerOf(word);
        if (
            lower.Length < Spelling.ShortestWord
            || _unknown++ >= CorrectedMaxCount
            || !lower.ContainsAnyExceptInRange('0', '9')
            || index.Vocabulary.Corrected(lower) is not { } corrected
        )
        {
            return false;
        }

        var term = index.Vocabulary.Find(corrected);
        terms.Add(term, CorrectionWeight, word.Bit);
        terms.AddNext(term, word.Bit);
        var correction = new SpellingCorrection(words.TypedOf(word), corrected);
        if (!_corrections.Contains(correction))
        {
            _corrections.Add(correction);
        }

        return true;
    }
}
