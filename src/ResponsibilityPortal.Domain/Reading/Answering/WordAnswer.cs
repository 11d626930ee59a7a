using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Search;

namespace ResponsibilityPortal.Domain.Reading.Answering;

/// <summary>
/// Answers a question by its words. The confidence rests on how many of its words the best row contains and how far that row is ahead.
/// </summary>
internal static class WordAnswer
{
    /// <summary>
    /// The score that a single word must reach to decide alone, for each natural logarithm of the number of rows. Words that are rare in
    /// the matrix reach it, and words that the issuer has listed as keywords.
    /// </summary>
    private const double SingleWordScore = 2.3;

    /// <summary>The share of the question's words from which an answer can be sure.</summary>
    private const double SureShare = 0.5;

    /// <summary>An alternative has at least this share of the best row's score.</summary>
    private const double AlternativeShare = 0.4;

    private const int ListedMaxCount = 5;

    /// <param name="rows">The number of rows of the matrix.</param>
    public static QuestionAnswer Of(Question question, SearchResults found, int rows)
    {
        if (found.HasOnlyStopWords)
        {
            return NoMatch(question, found, "The words of the question are too common to search for.");
        }

        if (found.Rows.Count == 0)
        {
            return NoMatch(question, found, "No responsibility has the words of the question.");
        }

        var best = found.Rows[0];
        var next = found.Rows.Count > 1 ? found.Rows[1].Score : 0;
        var all = best.Matched.Count + best.Missing.Count;
        if (best.Matched.Count <= 1 && all > 1 && best.Score < SingleWordScore * Math.Log(Math.Max(rows, 2)))
        {
            return NoMatch(question, found, $"Of the question’s {all} words, only {WordsOr(best.Matched, "a part of one")} is found.");
        }

        var leads = WordMargin.Leads(best.Score, next);
        var leadsClearly = WordMargin.LeadsClearly(best.Score, next);
        var confidence =
            leadsClearly && best.Matched.Count >= SureShare * all ? Confidence.Sure
            : leads ? Confidence.Likely
            : Confidence.Check;
        return new QuestionAnswer(
            question,
            best.Row,
            confidence,
            $"{Covered(best, all)} {Ahead(next, leads, leadsClearly)}",
            Alternatives(found, best.Score * AlternativeShare)
        );
    }

    private static QuestionAnswer NoMatch(Question question, SearchResults found, string reason) =>
        new(
            question,
            null,
            Confidence.NoMatch,
            reason,
            found.Rows.Take(QuestionAnswer.AlternativesMaxCount).Select(result => result.Row).ToValueList()
        );

    private static ValueList<MatrixRow> Alternatives(SearchResults found, double least) =>
        found
            .Rows.Skip(1)
            .TakeWhile(result => result.Score >= least)
            .Take(QuestionAnswer.AlternativesMaxCount)
            .Select(result => result.Row)
            .ToValueList();

    private static string Covered(SearchResult best, int all) =>
        best.Missing.Count == 0
            ? $"This responsibility has {(all == 1 ? "the word" : "all words")} of the question: {WordsOr(best.Matched, "none")}."
            : $"This responsibility has {best.Matched.Count} of {all} words of the question: {WordsOr(best.Matched, "parts of words")}.";

    private static string Ahead(double next, bool leads, bool leadsClearly) =>
        next == 0 ? "No other responsibility comes close."
        : leadsClearly ? "The next responsibility fits clearly less."
        : leads ? "The next responsibility fits less."
        : "Another responsibility fits nearly as well.";

    private static string WordsOr(ValueList<string> words, string none) =>
        words.Count == 0 ? none
        : words.Count <= ListedMaxCount
            ? Enumeration.Of([.. words.Select(word => $"“{word}”")])
        : $"{string.Join(", ", words.Take(ListedMaxCount).Select(word => $"“{word}”"))} and others";
}
