using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;

namespace ResponsibilityPortal.Domain.Reading;

/// <summary>
/// What a filter shows of a matrix: which columns, which rows in which groups, and what a reader must be told about the filter
/// itself. Pages and exports read the same view, so that what is filtered is what is exported.
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
        Aliases = Hits is null ? [] : ModelsNamed(index.Matrix, filter.Query!);
        UnknownValues = filter.UnknownIn(index.Matrix).ToValueList();
        Rows = UnknownValues.Any(unknown => unknown.Field.Effect != FilterEffect.Selection) ? [] : _selection.Rows;
        _shown = [.. Rows];
        Groups = Grouped().ToValueList();
        ControlsWithoutRow = Controls.Where(control => !index.FindControl(control, filter.Framework).Any(found => found.Rows.Any(_shown.Contains))).ToValueList();
    }

    public MatrixIndex Index { get; }

    public Matrix Matrix => Index.Matrix;

    public MatrixFilter Filter { get; }

    /// <summary>The deployment the reader named, when the matrix knows it.</summary>
    public Deployment? Deployment { get; }

    /// <summary>The chosen hosting models, or all.</summary>
    public ValueList<HostingModel> Columns => _scope.Columns;

    /// <summary>The control identifiers asked for, by filter or by a search for nothing else.</summary>
    public ValueList<string> Controls => _scope.Controls;

    /// <summary>Whether the search field held control identifiers, which are looked up instead of searched for.</summary>
    public bool QueryNamesControls => _scope.QueryNamesControls;

    /// <summary>The identifiers asked for that no shown row maps to.</summary>
    public ValueList<string> ControlsWithoutRow { get; }

    /// <summary>What the search found; null when nothing was searched.</summary>
    public SearchHits? Hits => _scope.Hits;

    /// <summary>Hosting models that the query is another name for.</summary>
    public ValueList<HostingModel> Aliases { get; }

    /// <summary>The framework by whose controls the rows are ordered, or null.</summary>
    public Framework? Order { get; }

    /// <summary>Filter values that mean nothing here. They match no row.</summary>
    public ValueList<UnknownValue> UnknownValues { get; }

    /// <summary>The rows shown, each once, in the order of the matrix.</summary>
    public ValueList<MatrixRow> Rows { get; }

    /// <summary>The rows as they are shown. A row that maps to several controls stands under each.</summary>
    public ValueList<RowGroup> Groups { get; }

    /// <summary>Whether the columns of one deployment are read together, and split only where they differ.</summary>
    public bool JoinsColumns => Deployment is not null && Columns.Count > 1;

    /// <summary>The party that counts and checklists speak to: the one filtered for, else the reader's own, else none.</summary>
    public Party? You => Matrix.Parties.FirstOrDefault(party => party.Slug == Filter.Party) ?? Matrix.ReadersParty;

    /// <summary>The rows that pass all filters but some and those within them.</summary>
    public IEnumerable<MatrixRow> RowsWithout(params ReadOnlySpan<FilterField> fields) => _selection.RowsWithout(fields);

    /// <summary>How many rows would be shown for a party in a role, all other filters kept; an unknown party has none.</summary>
    public int CountWithParty(string party, string? role) => Matrix.Parties.Any(known => known.Slug == party)
        ? RowsWithout(FilterFields.Party).Count(row => _scope.Parts.HasRole(row, party, role))
        : 0;

    /// <summary>The filters that hide something, with the number of rows shown without each.</summary>
    public IEnumerable<(FilterField Field, int Count)> CountsWithout() => _selection.Hiding.Select(field => (field, RowsWithout(field).Count()));

    /// <summary>The strongest part a party has in a row over the columns shown.</summary>
    public Part StrongestPartOf(string party, MatrixRow row) =>
        _scope.Parts.HasRole(row, party, RoleFilter.Accountable) ? Part.Accountable
        : _scope.Parts.HasRole(row, party, RoleFilter.Contributing) ? Part.Contributing
        : Part.None;

    private static ValueList<HostingModel> ModelsNamed(Matrix matrix, string query)
    {
        var wanted = SearchFolding.Fold(SearchFolding.WordsOf(query));
        if (wanted.Length == 0)
        {
            return [];
        }

        return matrix.HostingModels.Where(model => Names(model).Any(name => SearchFolding.Fold(SearchFolding.WordsOf(name)) == wanted)).ToValueList();

        IEnumerable<string> Names(HostingModel model) =>
        [
            model.Name,
            .. model.Aliases,
            .. model.Products,
            .. matrix.Deployments.Where(deployment => deployment.HostingModels.Contains(model.Slug)).Select(deployment => deployment.Name),
        ];
    }

    private IEnumerable<RowGroup> Grouped() =>
        Order is not null ? GroupedByFramework(Order)
        : Controls.Count > 0 ? GroupedByControl()
        : Hits is not null ? GroupedByHits(Hits)
        : Rows.GroupBy(row => row.Domain, ReferenceEqualityComparer.Instance).Select(group => new RowGroup.OfDomain((ControlDomain)group.Key!, group.ToValueList()));

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
        foreach (var control in Controls)
        {
            var found = Index.FindControl(control, Filter.Framework).ToList();
            var rows = found.SelectMany(mapping => mapping.Rows).Distinct().Where(_shown.Contains).OrderBy(row => row.Position).ToValueList();
            if (rows.Count > 0)
            {
                yield return new RowGroup.OfControl(found[0].Identifier, found.Select(mapping => mapping.Framework).ToValueList(), rows);
            }
        }
    }

    private IEnumerable<RowGroup> GroupedByHits(SearchHits hits) =>
        Rows.GroupBy(row => hits.RankOf(row.Position))
            .OrderBy(group => group.Key)
            .Select(group => new RowGroup.OfHits(group.Key, group.OrderBy(row => hits.DistanceOf(row.Position)).ToValueList()));
}
