using System.Runtime.InteropServices;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>
/// The words of a matrix, with the rows that contain them. Rows are ranked by BM25F (S. Robertson, H. Zaragoza, "The probabilistic
/// relevance framework", 2009): rare words count more than frequent ones, a word that is repeated counts less each time, and fields have
/// weights. What a word adds to the score of a row depends on nothing else, so it is computed once.
/// </summary>
internal sealed class SearchIndex
{
    /// <summary>How soon a repeated word stops counting more. The usual value.</summary>
    private const float Saturation = 1.2f;

    private readonly int[] _starts;
    private readonly int[] _rows;
    private readonly float[] _scores;
    private readonly float[] _rarity;
    private readonly Dictionary<int, SearchPhrase[]> _phrases;
    private readonly Dictionary<int, SynonymTerm[]> _synonyms;
    private readonly HashSet<(int, int)> _pairs = [];
    private readonly Dictionary<int, JoinedTerm> _joined = [];

    public SearchIndex(ValueList<MatrixRow> rows, IEnumerable<ValueList<string>> synonyms, SearchLanguage language)
    {
        Vocabulary = new Vocabulary(language);
        RowCount = rows.Count;
        var reader = new TermReader(Vocabulary);
        var groups = synonyms.Select(group => group.Select(term => Read(reader, term)).Where(term => term.Length > 0).ToArray()).ToList();
        var fields = RowField.All;
        var texts = new FieldTerms[rows.Count, fields.Count];
        var phrases = new List<(int[] Terms, int Row, bool IsTitle, int Place)>();
        for (var field = 0; field < fields.Count; field++)
        {
            foreach (var row in rows.AsSpan())
            {
                texts[row.Position, field] = Read(reader, fields[field], row, phrases);
            }
        }

        Vocabulary.Complete();
        _rarity = new float[Vocabulary.Count];
        (_starts, _rows, _scores) = Postings(texts, fields);
        _phrases = phrases
            .GroupBy(phrase => phrase.Terms[0])
            .ToDictionary(
                group => group.Key,
                group => group.Select(phrase => Phrase(phrase.Terms, phrase.Row, phrase.IsTitle, phrase.Place)).ToArray()
            );
        _synonyms = groups
            .SelectMany(group => group.Select(term => new SynonymTerm(term, Array.FindAll(group, other => other != term))))
            .GroupBy(term => term.Terms[0])
            .ToDictionary(group => group.Key, group => group.ToArray());
    }

    public Vocabulary Vocabulary { get; }

    public int RowCount { get; }

    /// <summary>The rows that contain a term, by position, in the order of the matrix.</summary>
    public ReadOnlySpan<int> RowsOf(int term) => _rows.AsSpan(_starts[term].._starts[term + 1]);

    /// <summary>What a term adds to the score of each of <see cref="RowsOf"/>.</summary>
    public ReadOnlySpan<float> ScoresOf(int term) => _scores.AsSpan(_starts[term].._starts[term + 1]);

    /// <summary>Returns the parts of a term that a hyphen joins; null for other terms.</summary>
    public JoinedTerm? PartsOf(int term) => _joined.GetValueOrDefault(term);

    /// <summary>Returns whether two terms follow one another in a title, a keyword, a description or the name of a domain.</summary>
    public bool IsPair(int first, int second) => _pairs.Contains((first, second));

    /// <summary>Returns the titles and keywords that begin with a term.</summary>
    public ReadOnlySpan<SearchPhrase> PhrasesFrom(int term) => _phrases.GetValueOrDefault(term);

    /// <summary>Returns the synonyms that begin with a term.</summary>
    public ReadOnlySpan<SynonymTerm> SynonymsFrom(int term) => _synonyms.GetValueOrDefault(term);

    /// <summary>Returns whether a single term is a synonym as a whole, not only a part of one.</summary>
    public bool IsSynonym(int term)
    {
        foreach (var synonym in SynonymsFrom(term))
        {
            if (synonym.Terms.Length == 1)
            {
                return true;
            }
        }

        return false;
    }

    private static int[] Read(TermReader reader, string text)
    {
        reader.ReadPhrase(text, isSynonym: true);
        return [.. reader.Terms];
    }

    private FieldTerms Read(
        TermReader reader,
        RowField field,
        MatrixRow row,
        List<(int[] Terms, int Row, bool IsTitle, int Place)> phrases
    )
    {
        var counts = new Dictionary<int, int>();
        var (length, place, firstPhrase) = (0, 0, phrases.Count);
        foreach (var text in field.TextsOf(row))
        {
            if (field == RowField.Keywords)
            {
                reader.ReadPhrase(text, isSynonym: false);
            }
            else
            {
                reader.Read(text);
            }

            length += reader.Terms.Count;
            foreach (var term in reader.Terms)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out _)++;
            }

            foreach (var joined in reader.Joined)
            {
                // Of "sign-in", the joined word is among the terms already, and "sign" isn't.
                var term = joined.First < 0 ? joined.Second : joined.Second < 0 ? joined.First : joined.Term;
                CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out _)++;
                _joined[joined.Term] = joined;
            }

            foreach (var spaced in reader.Spaced)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts, spaced.Term, out _)++;
                _joined[spaced.Term] = spaced;
            }

            for (var at = 1; at < reader.Terms.Count && field != RowField.Notes; at++)
            {
                _pairs.Add((reader.Terms[at - 1], reader.Terms[at]));
            }

            if ((field == RowField.Title || field == RowField.Keywords) && reader.Terms.Count > 0)
            {
                int[] terms = [.. reader.Terms];
                var isRepeated = phrases.FindIndex(firstPhrase, phrase => phrase.Terms.AsSpan().SequenceEqual(terms)) >= 0;
                if (!isRepeated)
                {
                    phrases.Add((terms, row.Position, field == RowField.Title, place++));
                }
            }
        }

        return new FieldTerms(counts, length);
    }

    private (int[] Starts, int[] Rows, float[] Scores) Postings(FieldTerms[,] texts, ValueList<RowField> fields)
    {
        var averages = new float[fields.Count];
        for (var field = 0; field < fields.Count; field++)
        {
            for (var row = 0; row < RowCount; row++)
            {
                averages[field] += (float)texts[row, field].Length / RowCount;
            }
        }

        var weights = new List<(int Row, float Weight)>?[Vocabulary.Count];
        for (var row = 0; row < RowCount; row++)
        {
            for (var field = 0; field < fields.Count; field++)
            {
                var (counts, length) = texts[row, field];
                var effect = fields[field].LengthEffect;
                var divisor = 1 - effect + (effect * length / Math.Max(averages[field], 1));
                foreach (var (term, count) in counts)
                {
                    var postings = weights[term] ??= [];
                    var weight = fields[field].Weight * count / divisor;
                    if (postings.Count > 0 && postings[^1].Row == row)
                    {
                        postings[^1] = (row, postings[^1].Weight + weight);
                    }
                    else
                    {
                        postings.Add((row, weight));
                    }
                }
            }
        }

        var starts = new int[Vocabulary.Count + 1];
        for (var term = 0; term < weights.Length; term++)
        {
            starts[term + 1] = starts[term] + (weights[term]?.Count ?? 0);
        }

        var (rows, scores) = (new int[starts[^1]], new float[starts[^1]]);
        for (var term = 0; term < weights.Length; term++)
        {
            var count = weights[term]?.Count ?? 0;
            _rarity[term] = MathF.Log(1 + ((RowCount - count + 0.5f) / (count + 0.5f)));
            for (var at = 0; at < count; at++)
            {
                var (row, weight) = weights[term]![at];
                rows[starts[term] + at] = row;
                scores[starts[term] + at] = _rarity[term] * weight * (Saturation + 1) / (weight + Saturation);
            }
        }

        return (starts, rows, scores);
    }

    /// <summary>
    /// Returns a phrase with what it is worth. One word alone is worth less, because it counts as a word already. Authors put the best
    /// keyword first, so a question that is a keyword prefers the row where it is first.
    /// </summary>
    private SearchPhrase Phrase(int[] terms, int row, bool isTitle, int place)
    {
        var rarity = terms.Sum(term => _rarity[term]) / terms.Length;
        var bonus = terms.Length == 1 ? 0.8f * rarity : (2.5f * rarity) + 1.5f;
        var whole = rarity * (isTitle ? 4 : 1 + (2f / (1 + place)));
        return new SearchPhrase(terms, row, bonus, whole);
    }

    /// <summary>How often each term occurs in one field of a row, and how long the field is.</summary>
    private readonly record struct FieldTerms(Dictionary<int, int> Counts, int Length);
}
