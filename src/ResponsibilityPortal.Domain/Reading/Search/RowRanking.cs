using System.Buffers;
using System.Runtime.InteropServices;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>
/// Ranks the rows of a matrix for a question: rows of named controls first, then rows with all words, then close matches. Close matches
/// with a small share of the best score are left out; otherwise every row that shares one frequent word would be a result.
/// </summary>
internal static class RowRanking
{
    /// <summary>The smallest share of the best score that a close match needs.</summary>
    private const float CloseShare = 0.35f;

    /// <summary>How many close matches are kept.</summary>
    private const int CloseMaxCount = 10;

    /// <summary>What a control adds to the score of its rows. Only the order among them depends on it.</summary>
    private const float ControlBonus = 1;

    public static ValueList<SearchResult> Rank(
        SearchIndex index,
        SearchQuestion question,
        ValueList<MatrixRow> rows,
        ValueList<NamedControl> controls
    )
    {
        var scores = ArrayPool<float>.Shared.Rent(index.RowCount);
        var words = ArrayPool<ulong>.Shared.Rent(index.RowCount);
        var named = controls.Count == 0 ? [] : ArrayPool<byte>.Shared.Rent(index.RowCount);
        try
        {
            Array.Clear(scores, 0, index.RowCount);
            Array.Clear(words, 0, index.RowCount);
            Array.Clear(named);
            AddTerms(index, question, scores, words);
            AddSets(index, question, words);
            AddPhrases(index, question, scores);
            foreach (var row in controls.SelectMany(control => control.Found.Rows))
            {
                named[row.Position] = 1;
                scores[row.Position] += ControlBonus;
            }

            return Ordered(question, rows, scores, words, named);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
            ArrayPool<ulong>.Shared.Return(words);
            if (named.Length > 0)
            {
                ArrayPool<byte>.Shared.Return(named);
            }
        }
    }

    private static void AddTerms(SearchIndex index, SearchQuestion question, float[] scores, ulong[] words)
    {
        foreach (var term in question.Terms)
        {
            var rows = index.RowsOf(term.Term);
            var values = index.ScoresOf(term.Term);
            for (var at = 0; at < rows.Length; at++)
            {
                scores[rows[at]] += term.Weight * values[at];
                words[rows[at]] |= term.Words;
            }
        }
    }

    private static void AddSets(SearchIndex index, SearchQuestion question, ulong[] words)
    {
        foreach (var set in question.Sets)
        {
            foreach (var row in index.RowsOf(set.Terms[0]))
            {
                var hasAll = true;
                for (var at = 1; at < set.Terms.Length && hasAll; at++)
                {
                    hasAll = index.RowsOf(set.Terms[at]).BinarySearch(row) >= 0;
                }

                words[row] |= hasAll ? set.Words : 0;
            }
        }
    }

    /// <summary>Adds what titles and keywords are worth that the question contains as a whole. A repeated one counts once.</summary>
    private static void AddPhrases(SearchIndex index, SearchQuestion question, float[] scores)
    {
        var found = new HashSet<SearchPhrase>(ReferenceEqualityComparer.Instance);
        var sequence = question.Sequence;
        for (var at = 0; at < sequence.Count; at++)
        {
            AddPhrasesAt(index, sequence, at, sequence[at].Term, sequence.Count, found, scores);
            AddPhrasesAt(index, sequence, at, sequence[at].Joined.Before, sequence.Count, found, scores);
            AddPhrasesAt(index, sequence, at, sequence[at].Joined.After, sequence.Count, found, scores);
        }

        foreach (var (joined, words) in question.Joined)
        {
            var wholeCount = words == question.Required ? 1 : int.MaxValue;
            AddPhrasesAt(index, [new AskedTerm(joined, StopWordTerms.None, words)], 0, joined, wholeCount, found, scores);
        }
    }

    /// <param name="first">The term at the position with which the phrases begin; -1 for none.</param>
    /// <param name="wholeCount">How many terms a phrase has that is the whole question.</param>
    /// <param name="found">The phrases that have been counted.</param>
    private static void AddPhrasesAt(
        SearchIndex index,
        IReadOnlyList<AskedTerm> sequence,
        int at,
        int first,
        int wholeCount,
        HashSet<SearchPhrase> found,
        float[] scores
    )
    {
        foreach (var phrase in first < 0 ? [] : index.PhrasesFrom(first))
        {
            if (sequence.HasAt(at, phrase.Terms) && found.Add(phrase))
            {
                scores[phrase.Row] += phrase.Bonus + (phrase.Terms.Length == wholeCount ? phrase.WholeBonus : 0);
            }
        }
    }

    /// <summary>
    /// Removes close matches with a small share of the best score. Keeps those with a word that no better row has, so that each word of the
    /// question is represented.
    /// </summary>
    private static void RemoveFarMatches(List<(int Row, float Score, MatchKind Kind)> found, ulong[] words, ulong required, float best)
    {
        var (close, covered) = (0, 0UL);
        found.RemoveAll(result =>
        {
            var isFar = result.Score < CloseShare * best && (words[result.Row] & required & ~covered) == 0;
            if (result.Kind == MatchKind.Close && (isFar || ++close > CloseMaxCount))
            {
                return true;
            }

            covered |= words[result.Row];
            return false;
        });
    }

    private static ValueList<SearchResult> Ordered(
        SearchQuestion question,
        ValueList<MatrixRow> rows,
        float[] scores,
        ulong[] words,
        byte[] named
    )
    {
        var (found, best) = (new List<(int Row, float Score, MatchKind Kind)>(), 0f);
        for (var row = 0; row < rows.Count; row++)
        {
            var has = words[row] & question.Required;
            var isNamed = named.Length > 0 && named[row] != 0;
            if (has != 0 || isNamed)
            {
                var kind =
                    isNamed ? MatchKind.Control
                    : has == question.Required && !question.IsTooLong ? MatchKind.AllWords
                    : MatchKind.Close;
                found.Add((row, scores[row], kind));
                best = Math.Max(best, scores[row]);
            }
        }

        found.Sort(
            (one, other) =>
                one.Kind != other.Kind ? one.Kind.CompareTo(other.Kind)
                : one.Score != other.Score ? other.Score.CompareTo(one.Score)
                : one.Row.CompareTo(other.Row)
        );
        RemoveFarMatches(found, words, question.Required, best);
        var typed = new Dictionary<ulong, ValueList<string>>();
        var results = new SearchResult[found.Count];
        for (var at = 0; at < results.Length; at++)
        {
            var (row, score, kind) = found[at];
            results[at] = new SearchResult(
                rows[row],
                score,
                kind,
                Typed(words[row] & question.Required),
                Typed(question.Required & ~words[row])
            );
        }

        return [.. results];

        ValueList<string> Typed(ulong set)
        {
            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(typed, set, out _);
            return list ??= question.Typed(set).ToValueList();
        }
    }
}
