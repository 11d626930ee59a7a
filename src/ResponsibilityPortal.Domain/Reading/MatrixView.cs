using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Reading.Search;

namespace ResponsibilityPortal.Domain.Reading;

/// <summary>
/// What a filter shows of a matrix: the columns, the rows in their groups, and messages about the filter itself. Pages and exports use the
/// same view, so an export contains what the page shows.
/// </summary>
public sealed class MatrixView
{
    private readonly FilterScope _scope;
    private readonly RowSelection _selection;
    private readonly HashSet<MatrixRow> _shown;

    public MatrixView(MatrixIndex index, MatrixFilter filter)
    {
        Index = index;
        Filter = filter;
        _scope = new FilterScope(index, filter);
        _selection = new RowSelection(_scope);
        Deployment = index.Matrix.Deployments.FirstOrDefault(deployment => deployment.Slug == filter.Deployment);
        Order = index.Matrix.Frameworks.FirstOrDefault(framework => framework.Slug == filter.By);
        Aliases = filter.Query is null || QueryNamesControls ? [] : ModelsNamed(index.Matrix, filter.Query);
        UnknownValues = filter.UnknownIn(index.Matrix).ToValueList();
        Rows = UnknownValues.Any(unknown => unknown.Field.Effect != FilterEffect.Selection) ? [] : _selection.Rows;
        _shown = [.. Rows];
        Groups = Grouped().ToValueList();
        var shown = NamedIn(filter.Framework).Where(control => control.Found.Rows.Any(_shown.Contains)).ToList();
        var withRow = shown.Select(control => control.Written).ToHashSet(StringComparer.OrdinalIgnoreCase);
        ControlsWithoutRow = _scope.Requested.Where(written => !withRow.Contains(written)).ToValueList();
        Parents = shown.Where(control => control.IsParent).ToValueList();
    }

    public MatrixIndex Index { get; }

    public Matrix Matrix => Index.Matrix;

    public MatrixFilter Filter { get; }

    /// <summary>The deployment that the reader chose, when the matrix has it.</summary>
    public Deployment? Deployment { get; }

    /// <summary>The chosen hosting models, or all.</summary>
    public ValueList<HostingModel> Columns => _scope.Columns;

    /// <summary>The requested control identifiers, from the filter or from a search for identifiers only.</summary>
    public ValueList<string> Controls => QueryNamesControls ? _scope.Requested : Filter.Controls;

    /// <summary>Whether the search text consists of control identifiers, which are looked up instead of searched for.</summary>
    public bool QueryNamesControls => _scope.QueryNamesControls;

    /// <summary>The requested identifiers that no shown row maps to.</summary>
    public ValueList<string> ControlsWithoutRow { get; }

    /// <summary>The controls with a shown row that are parents of what was requested: an enhancement or a sub-requirement.</summary>
    public ValueList<NamedControl> Parents { get; }

    /// <summary>What the search found, whatever the other filters hide; null when there was no search.</summary>
    public SearchResults? Results => _scope.Results;

    /// <summary>What to highlight in the texts of the rows; nothing without a search for words.</summary>
    public SearchMarks Marks => Results?.Marks ?? SearchMarks.None;

    /// <summary>Whether rows were searched for or looked up by controls, so that the page shows results.</summary>
    public bool IsSearch => Results is not null || Controls.Count > 0;

    /// <summary>Hosting models that the query is another name for.</summary>
    public ValueList<HostingModel> Aliases { get; }

    /// <summary>The framework whose controls order the rows, or null.</summary>
    public Framework? Order { get; }

    /// <summary>Filter values that the matrix doesn't have. They match no row.</summary>
    public ValueList<UnknownValue> UnknownValues { get; }

    /// <summary>The shown rows, each once, in the order of the matrix.</summary>
    public ValueList<MatrixRow> Rows { get; }

    /// <summary>The rows as they are shown. A row that maps to several controls is in the group of each.</summary>
    public ValueList<RowGroup> Groups { get; }

    /// <summary>Whether the columns of one deployment are joined, and split only where they differ.</summary>
    public bool JoinsColumns => Deployment is not null && Columns.Count > 1;

    /// <summary>The party that counts and checklists address: the filtered one, otherwise the reader's own, otherwise none.</summary>
    public Party? You => Matrix.Parties.FirstOrDefault(party => party.Slug == Filter.Party) ?? Matrix.ReadersParty;

    /// <summary>Returns the rows that pass all filters except some fields and the fields within them.</summary>
    public IEnumerable<MatrixRow> RowsWithout(params ReadOnlySpan<FilterField> fields) => _selection.RowsWithout(fields);

    /// <summary>Returns the controls that are looked up, in one framework or in all.</summary>
    public IEnumerable<NamedControl> NamedIn(string? framework) => _scope.NamedIn(framework);

    /// <summary>Returns how many rows would be shown for a party in a role with all other filters; 0 for an unknown party.</summary>
    public int CountWithParty(string party, string? role) =>
        Matrix.Parties.Any(known => known.Slug == party)
            ? RowsWithout(FilterFields.Party).Count(row => _scope.Parts.HasRole(row, party, role))
            : 0;

    /// <summary>Returns how many of these rows a party has in both of two roles, in different columns.</summary>
    public int CountWithBoth(string party, string one, string other) =>
        RowsWithout(FilterFields.Party).Count(row => _scope.Parts.HasRole(row, party, one) && _scope.Parts.HasRole(row, party, other));

    /// <summary>Returns the filters that hide something, with the number of rows shown without each.</summary>
    public IEnumerable<(FilterField Field, int Count)> CountsWithout() =>
        _selection.Hiding.Select(field => (field, RowsWithout(field).Count()));

    /// <summary>Returns the strongest part of a party in a row, across the shown columns.</summary>
    public Part StrongestPartOf(string party, MatrixRow row) =>
        _scope.Parts.HasRole(row, party, RoleFilter.Accountable) ? Part.Accountable
        : _scope.Parts.HasRole(row, party, RoleFilter.Shared) ? Part.JointlyAccountable
        : _scope.Parts.HasRole(row, party, RoleFilter.Contributing) ? Part.Contributing
        : Part.None;

    private static ValueList<HostingModel> ModelsNamed(Matrix matrix, string query)
    {
        var wanted = FoldedText.Of(query);
        if (wanted.Length == 0)
        {
            return [];
        }

        return matrix
            .HostingModels.Where(model => Names(model).Any(name => FoldedText.Of(name) == wanted))
            .ToValueList();

        IEnumerable<string> Names(HostingModel model) =>
            [
                model.Name,
                .. model.Aliases,
                .. model.Products,
                .. matrix
                    .Deployments.Where(deployment => deployment.HostingModels.Contains(model.Slug))
                    .Select(deployment => deployment.Name),
            ];
    }

    private IEnumerable<RowGroup> Grouped() =>
        Order is not null ? GroupedByFramework(Order)
        : Controls.Count > 0 ? GroupedByControl()
        : Results is not null ? GroupedByControl().Concat(GroupedByMatch(Results))
        : Rows.GroupBy(row => row.Domain, ReferenceEqualityComparer.Instance)
            .Select(group => new RowGroup.OfDomain((ControlDomain)group.Key!, group.ToValueList()));

    private IEnumerable<RowGroup> GroupedByFramework(Framework framework)
    {
        var mapped = new HashSet<MatrixRow>();
        foreach (var control in Index.ControlsIn(framework.Slug))
        {
            var rows = control.Rows.Where(_shown.Contains).ToValueList();
            if (rows.Count > 0)
            {
                mapped.UnionWith(rows);
                yield return new RowGroup.OfControl(control.Identifier, [framework], rows);
            }
        }

        if (Rows.Where(row => !mapped.Contains(row)).ToValueList() is { Count: > 0 } unmapped)
        {
            yield return new RowGroup.Unmapped(framework, unmapped);
        }
    }

    private IEnumerable<RowGroup> GroupedByControl()
    {
        foreach (var named in NamedIn(Filter.Framework).GroupBy(control => control.Found.Identifier, StringComparer.OrdinalIgnoreCase))
        {
            var found = named.Select(control => control.Found).Distinct().ToList();
            var rows = found
                .SelectMany(control => control.Rows)
                .Distinct()
                .Where(_shown.Contains)
                .OrderBy(row => row.Position)
                .ToValueList();
            if (rows.Count > 0)
            {
                yield return new RowGroup.OfControl(named.Key, found.Select(control => control.Framework).ToValueList(), rows);
            }
        }
    }

    /// <summary>Groups the rows that are found by words. Rows of named controls have groups of their own.</summary>
    private IEnumerable<RowGroup> GroupedByMatch(SearchResults results)
    {
        var byControl = NamedIn(Filter.Framework).SelectMany(control => control.Found.Rows).ToHashSet();
        return results
            .Rows.Where(result => _shown.Contains(result.Row) && !byControl.Contains(result.Row))
            .GroupBy(result => result.Kind == MatchKind.AllWords ? MatchKind.AllWords : MatchKind.Close, result => result.Row)
            .OrderBy(group => group.Key)
            .Select(group => new RowGroup.OfMatches(group.Key, group.ToValueList()));
    }
}
