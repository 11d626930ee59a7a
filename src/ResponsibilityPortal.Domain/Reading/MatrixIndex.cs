using System.Collections.Frozen;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Search;

namespace ResponsibilityPortal.Domain.Reading;

/// <summary>An index of a matrix: rows by slug, by control and by the words that they contain. Created once per version.</summary>
public sealed class MatrixIndex
{
    private readonly FrozenDictionary<string, MatrixRow> _bySlug;
    private readonly FrozenDictionary<string, FrozenDictionary<string, ControlRows>> _byControl;
    private readonly Lazy<RowSearch> _search;

    public MatrixIndex(Matrix matrix)
    {
        Matrix = matrix;
        Rows = matrix
            .Domains.SelectMany(domain => domain.Responsibilities.Select(responsibility => (responsibility, domain)))
            .Select((row, position) => new MatrixRow(row.responsibility, row.domain, position))
            .ToValueList();
        _bySlug = Rows.ToFrozenDictionary(row => row.Responsibility.Slug, StringComparer.Ordinal);
        _byControl = matrix.Frameworks.ToFrozenDictionary(framework => framework.Slug, ControlsOf, StringComparer.Ordinal);
        _search = new Lazy<RowSearch>(() => new RowSearch(this));
    }

    public Matrix Matrix { get; }

    /// <summary>All rows, in the order of the matrix.</summary>
    public ValueList<MatrixRow> Rows { get; }

    /// <summary>
    /// Searches titles, keywords, descriptions, notes, names of domains and control identifiers for what a question asks. Ranks the rows,
    /// and finds some when only a part of the question matches.
    /// </summary>
    public SearchResults Find(string question) => _search.Value.Find(question);

    /// <summary>Whether the words are indexed already, so that a search doesn't wait for that.</summary>
    public bool IsSearchReady => _search.IsValueCreated;

    /// <summary>Indexes the words ahead of the first search, and runs one so that its code is compiled.</summary>
    public void PrepareSearch() => Find(Rows.Count == 0 ? "" : Rows[0].Responsibility.Title);

    /// <summary>Returns the row with a short name; null when the matrix has none.</summary>
    public MatrixRow? FindRow(string responsibility) => _bySlug.GetValueOrDefault(responsibility);

    /// <summary>
    /// Returns every control identifier of a framework that a row maps to, with those rows, in natural order (5.9 before 5.10).
    /// </summary>
    public IEnumerable<ControlRows> ControlsIn(string framework) =>
        _byControl.TryGetValue(framework, out var controls)
            ? controls.Values.OrderBy(control => control.Identifier, NaturalOrder.Comparer)
            : [];

    /// <summary>
    /// Returns the rows that map to an identifier, in all frameworks or in one. Compares complete identifiers and ignores case.
    /// </summary>
    public IEnumerable<ControlRows> FindControl(string identifier, string? framework) =>
        from candidate in Matrix.Frameworks
        where framework is null || candidate.Slug == framework
        let found = _byControl[candidate.Slug].GetValueOrDefault(identifier)
        where found is not null
        select found;

    private FrozenDictionary<string, ControlRows> ControlsOf(Framework framework)
    {
        var rows =
            from row in Rows
            from mapping in row.Responsibility.Controls
            where mapping.Framework == framework.Slug
            from identifier in mapping.Identifiers
            select (identifier, row);
        return rows.GroupBy(pair => pair.identifier, pair => pair.row, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(
                group => group.Key,
                group => new ControlRows(framework, group.Key, group.ToValueList()),
                StringComparer.OrdinalIgnoreCase
            );
    }
}
