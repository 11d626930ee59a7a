using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>Searches the rows of a matrix. Created once per version; safe for several threads.</summary>
internal sealed class RowSearch(MatrixIndex matrix)
{
    private const int NearWordsMaxCount = 3;

    private readonly SearchIndex _words = new(matrix.Rows, SynonymsOf(matrix.Matrix), SearchLanguage.Of(matrix.Matrix.Language));
    private readonly ControlIndex _controls = new(matrix.Matrix.Frameworks, matrix.ControlsIn);

    public SearchResults Find(string text)
    {
        var controls = text.AsSpan().ContainsAnyInRange('0', '9') ? new ControlReader(_controls, text).Read() : NamedControls.None;
        Func<int, bool>? isIgnored =
            controls.NamesOnlyControls ? _ => true
            : controls.Ranges.Count == 0 ? null
            : at => IsWithin(controls.Ranges, at);
        var question = new SearchQuestion(_words, text, isIgnored, completesShortWords: false);
        var rows = RowRanking.Rank(_words, question, matrix.Rows, controls.Found);
        if (rows.Count == 0 && !controls.NamesOnlyControls)
        {
            // Nothing contains a word of two or three letters: it may be the beginning of one.
            question = new SearchQuestion(_words, text, isIgnored, completesShortWords: true);
            rows = RowRanking.Rank(_words, question, matrix.Rows, controls.Found);
            rows = rows.Select(row => row with { Kind = MatchKind.Close }).ToValueList();
        }

        return new SearchResults(rows, controls.Found, controls.Unknown, question.Corrections.ToValueList())
        {
            NamesOnlyControls = controls.NamesOnlyControls,
            Marks = MarksOf(question),
            HasOnlyStopWords = rows.Count == 0 && controls.Ranges.Count == 0 && question.HasOnlyStopWords,
            NearWords = rows.Count > 0 || controls.NamesOnlyControls ? [] : NearWordsOf(question),
        };
    }

    /// <summary>Returns the synonyms of a matrix: its own groups, and the default ones unless the matrix turns them off.</summary>
    private static IEnumerable<ValueList<string>> SynonymsOf(Matrix matrix) =>
        matrix.Synonyms.Select(group => group.Terms).Concat(matrix.UsesDefaultSynonyms ? DefaultSynonyms.Groups : []);

    /// <summary>Returns whether a position is in one of some ranges, which are in order. A text can have thousands of both.</summary>
    private static bool IsWithin(ValueList<(int Start, int End)> ranges, int at)
    {
        var (low, high) = (0, ranges.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var (start, end) = ranges[middle];
            if (start <= at && at < end)
            {
                return true;
            }

            (low, high) = end <= at ? (middle + 1, high) : (low, middle - 1);
        }

        return false;
    }

    private ValueList<string> NearWordsOf(SearchQuestion question) =>
        question.UnknownWords().SelectMany(_words.Vocabulary.NearTo).Where(Finds).Distinct().Take(NearWordsMaxCount).ToValueList();

    /// <summary>Returns whether a word is in a row. Others are known from synonyms only.</summary>
    private bool Finds(string word) => !_words.RowsOf(_words.Vocabulary.FindWord(word)).IsEmpty;

    private SearchMarks MarksOf(SearchQuestion question)
    {
        var terms = new HashSet<int>();
        foreach (var term in question.Terms)
        {
            if (term.Words != 0)
            {
                AddWithParts(term.Term);
            }
        }

        foreach (var term in question.Sequence)
        {
            AddWithParts(term.Term);
        }

        return terms.Count == 0
            ? SearchMarks.None
            : new SearchMarks([.. terms.Select(term => _words.Vocabulary[term]).Order(StringComparer.Ordinal)])
            {
                Language = _words.Vocabulary.Language,
            };

        void AddWithParts(int term)
        {
            if (term >= 0 && terms.Add(term) && _words.PartsOf(term) is { } parts)
            {
                AddWithParts(parts.First);
                AddWithParts(parts.Second);
            }
        }
    }
}
