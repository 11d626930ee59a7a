using System.Collections.Frozen;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;

namespace ResponsibilityPortal.Domain.Reading;

/// <summary>A matrix arranged for finding: rows by slug and by control, and what a search reads. Made once per version.</summary>
public sealed class MatrixIndex
{
    private readonly FrozenDictionary<string, MatrixRow> _bySlug;
    private readonly FrozenDictionary<string, FrozenDictionary<string, ControlRows>> _byControl;
    private readonly string[] _titles;
    private readonly string[] _keywords;
    private readonly string[] _texts;

    public MatrixIndex(Matrix matrix)
    {
        Matrix = matrix;
        Rows = matrix.Domains
            .SelectMany(domain => domain.Responsibilities.Select(responsibility => (responsibility, domain)))
            .Select((row, position) => new MatrixRow(row.responsibility, row.domain, position))
            .ToValueList();
        _bySlug = Rows.ToFrozenDictionary(row => row.Responsibility.Slug, StringComparer.Ordinal);
        _byControl = matrix.Frameworks.ToFrozenDictionary(framework => framework.Slug, ControlsOf, StringComparer.Ordinal);
        _titles = [.. Rows.Select(row => Folded([row.Responsibility.Title]))];
        _keywords = [.. Rows.Select(row => Folded(KeywordsOf(row.Responsibility)))];
        _texts = [.. Rows.Select(row => Folded(TextsOf(row.Responsibility)))];
    }

    public Matrix Matrix { get; }

    /// <summary>All rows, in the order of the matrix.</summary>
    public ValueList<MatrixRow> Rows { get; }

    public MatrixRow? Find(string responsibility) => _bySlug.GetValueOrDefault(responsibility);

    /// <summary>Every control identifier of a framework that a row maps to, with those rows, in natural order (5.9 before 5.10).</summary>
    public IEnumerable<ControlRows> ControlsIn(string framework) =>
        _byControl.TryGetValue(framework, out var controls) ? controls.Values.OrderBy(control => control.Identifier, NaturalOrder.Comparer) : [];

    /// <summary>The rows that map to an identifier, in all frameworks or in one; compared whole and without case.</summary>
    public IEnumerable<ControlRows> FindControl(string identifier, string? framework) =>
        from candidate in Matrix.Frameworks
        where framework is null || candidate.Slug == framework
        let found = _byControl[candidate.Slug].GetValueOrDefault(identifier)
        where found is not null
        select found;

    /// <summary>The identifiers in a query that is nothing but identifiers of this matrix and things that look like them; else empty.</summary>
    public ValueList<string> ControlsNamedBy(string query)
    {
        var parts = FilterText.Separate(query, [' ', '\t', '\r', '\n', ',', ';']);
        return parts.All(part => part.Any(char.IsAsciiDigit)) && parts.Any(part => FindControl(part, null).Any()) ? parts : [];
    }

    /// <summary>Searches titles, descriptions, notes, keywords and control identifiers. A row is found when it holds every term.</summary>
    public SearchHits Search(string query)
    {
        var terms = SearchTerm.Of(query).Select(Readable).ToValueList();
        var phrase = string.Concat(terms.Select(term => term.Needle));
        var (ranks, distances) = (new byte[Rows.Count], new byte[Rows.Count]);
        for (var position = 0; position < ranks.Length; position++)
        {
            ranks[position] = Rank(terms, position);
            distances[position] = ranks[position] == SearchHits.NoHit ? byte.MaxValue : Distance(phrase, position);
        }

        return new SearchHits(terms, ranks, distances);
    }

    /// <summary>The first text of a row, other than its title, that holds a hit; null when the title holds them all.</summary>
    public string? ExcerptOf(MatrixRow row, SearchHits hits)
    {
        foreach (var term in hits.Terms.AsSpan())
        {
            if (Holds(_titles[row.Position], term))
            {
                continue;
            }

            if (LineWith(_keywords[row.Position], term) is { } keyword)
            {
                return KeywordsOf(row.Responsibility).ElementAt(keyword);
            }

            if (LineWith(_texts[row.Position], term) is { } text)
            {
                return TextsOf(row.Responsibility).ElementAt(text);
            }
        }

        return null;
    }

    private static IEnumerable<string> KeywordsOf(Responsibility responsibility) => [.. responsibility.Keywords, .. IdentifiersOf(responsibility)];

    private static IEnumerable<string> IdentifiersOf(Responsibility responsibility) => responsibility.Controls.SelectMany(mapping => mapping.Identifiers);

    private static IEnumerable<string> TextsOf(Responsibility responsibility)
    {
        yield return responsibility.Description ?? "";
        yield return responsibility.Note ?? "";
        foreach (var note in responsibility.Assignments.SelectMany(cell => cell.Notes))
        {
            yield return note.Text;
        }
    }

    /// <summary>Texts folded into one, a line each, so that no term is found across two of them.</summary>
    private static string Folded(IEnumerable<string> texts) => string.Join('\n', texts.Select(text => SearchFolding.Fold(SearchFolding.WordsOf(text))));

    /// <summary>The term itself when anything matches it, else a way to divide it that something matches.</summary>
    private SearchTerm Readable(SearchTerm term) =>
        Matches(term) ? term : term.Divided().FirstOrDefault(Matches, term);

    private bool Matches(SearchTerm term)
    {
        for (var position = 0; position < _titles.Length; position++)
        {
            if (Rank(term, position) != SearchHits.NoHit)
            {
                return true;
            }
        }

        return false;
    }

    private byte Rank(ValueList<SearchTerm> terms, int position)
    {
        if (terms.Count == 0)
        {
            return SearchHits.NoHit;
        }

        var rank = SearchHits.InTitle;
        foreach (var term in terms.AsSpan())
        {
            rank = Math.Max(rank, Rank(term, position));
        }

        return rank;
    }

    private byte Rank(SearchTerm term, int position) =>
        Holds(_titles[position], term) ? SearchHits.InTitle
        : Holds(_keywords[position], term) ? SearchHits.InKeywords
        : Holds(_texts[position], term) ? SearchHits.InText
        : SearchHits.NoHit;

    /// <summary>The place of the keyword that is the whole query, from 0; the greatest distance when none is.</summary>
    private byte Distance(string phrase, int position)
    {
        byte place = 0;
        foreach (var line in _keywords[position].AsSpan().EnumerateLines())
        {
            if (place == byte.MaxValue || line.SequenceEqual(phrase))
            {
                return place;
            }

            place++;
        }

        return byte.MaxValue;
    }

    private static bool Holds(string folded, SearchTerm term) => folded.Contains(term.Needle, StringComparison.Ordinal);

    /// <summary>Which of the texts folded into one holds a term; null when none does.</summary>
    private static int? LineWith(string folded, SearchTerm term) =>
        folded.IndexOf(term.Needle, StringComparison.Ordinal) is var at and >= 0 ? folded.AsSpan(0, at).Count('\n') : null;

    private FrozenDictionary<string, ControlRows> ControlsOf(Framework framework)
    {
        var rows =
            from row in Rows
            from mapping in row.Responsibility.Controls
            where mapping.Framework == framework.Slug
            from identifier in mapping.Identifiers
            select (identifier, row);
        return rows
            .GroupBy(pair => pair.identifier, pair => pair.row, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(group => group.Key, group => new ControlRows(framework, group.Key, group.ToValueList()), StringComparer.OrdinalIgnoreCase);
    }
}
