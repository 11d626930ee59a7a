using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading;

/// <summary>
/// What a filter shows of a matrix: which columns, which rows in which groups, and what a reader must be told about the filter
/// itself. Pages and exports read the same view, so that what is filtered is what is exported.
/// </summary>
public sealed class MatrixView
{
    private readonly RowSelection _selection;
    private readonly HashSet<MatrixRow> _shown;

    public MatrixView(MatrixIndex index, MatrixFilter filter)
    {
        Index = index;
        Filter = filter;
        Deployment = index.Matrix.Deployments.FirstOrDefault(deployment => deployment.Slug == filter.Deployment);
        Columns = ColumnsOf(index.Matrix, filter);
        Controls = filter.Controls;
        if (filter.Query is { } query)
        {
            var named = index.ControlsNamedBy(query);
            if (named.Count > 0 && filter.Controls.Count == 0)
            {
                (Controls, QueryNamesControls) = (named, true);
            }
            else
            {
                Hits = index.Search(query);
                Aliases = ModelsNamed(index.Matrix, query);
            }
        }

        Order = index.Matrix.Frameworks.FirstOrDefault(framework => framework.Slug == filter.By);
        UnknownValues = Unknown(index.Matrix, filter).ToValueList();
        _selection = new RowSelection(index, filter, Columns, Controls, Hits);
        Rows = UnknownValues.Any(unknown => unknown.Key is MatrixFilter.ByKey or MatrixFilter.ViewKey) ? [] : _selection.Rows;
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
    public ValueList<HostingModel> Columns { get; }

    /// <summary>The control identifiers asked for, by filter or by a search for nothing else.</summary>
    public ValueList<string> Controls { get; }

    /// <summary>Whether the search field held control identifiers, which are looked up instead of searched for.</summary>
    public bool QueryNamesControls { get; }

    /// <summary>The identifiers asked for that no shown row maps to.</summary>
    public ValueList<string> ControlsWithoutRow { get; }

    /// <summary>What the search found; null when nothing was searched.</summary>
    public SearchHits? Hits { get; }

    /// <summary>Hosting models that the query is another name for.</summary>
    public ValueList<HostingModel> Aliases { get; } = [];

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

    /// <summary>Whether the filter is one of the few a matrix offers, and not free text that nobody will ask for again.</summary>
    public bool IsOneOfFew => IsOneOfFewIn(Matrix, Filter) && Controls.Count == 0;

    /// <summary>Whether a filter is one of the few that a matrix offers. The number of all others has no limit, so nothing is kept for them.</summary>
    public static bool IsOneOfFewIn(Matrix matrix, MatrixFilter filter) => filter.Query is null && filter.Controls.Count == 0 && !Unknown(matrix, filter).Any();

    /// <summary>How many rows would be shown in each domain, all other filters kept; domains without rows are left out.</summary>
    public IReadOnlyDictionary<string, int> CountsByDomain() =>
        _selection.RowsWithout(MatrixFilter.DomainKey).CountBy(row => row.Domain.Slug, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    /// <summary>How many rows would be shown for each framework, all other filters kept; frameworks without rows are left out.</summary>
    public IReadOnlyDictionary<string, int> CountsByFramework() =>
        _selection.RowsWithout(MatrixFilter.FrameworkKey)
            .SelectMany(row => row.Responsibility.Controls)
            .CountBy(mapping => mapping.Framework, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);

    /// <summary>How many rows would be shown for a party in a role, all other filters kept; an unknown party has none.</summary>
    public int CountWithParty(string party, string? role) => Matrix.Parties.Any(known => known.Slug == party)
        ? _selection.RowsWithout(MatrixFilter.PartyKey).Count(row => _selection.HasRole(row, party, role))
        : 0;

    /// <summary>The filters that hide something, with the number of rows shown without each.</summary>
    public IEnumerable<(string Key, int Count)> CountsWithout() => _selection.Keys.Select(key => (key, _selection.RowsWithout(key).Count()));

    /// <summary>The strongest part a party has in a row over the columns shown.</summary>
    public Part StrongestPartOf(string party, MatrixRow row) =>
        _selection.HasRole(row, party, RoleFilter.Accountable) ? Part.Accountable
        : _selection.HasRole(row, party, RoleFilter.Contributing) ? Part.Contributing
        : Part.None;

    private static ValueList<HostingModel> ColumnsOf(Matrix matrix, MatrixFilter filter)
    {
        var deployment = matrix.Deployments.FirstOrDefault(candidate => candidate.Slug == filter.Deployment);
        return matrix.HostingModels
            .Where(model => filter.Deployment is null || (deployment?.HostingModels.Contains(model.Slug) ?? false))
            .Where(model => filter.Models.Count == 0 || filter.Models.Contains(model.Slug))
            .ToValueList();
    }

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

    private static IEnumerable<UnknownValue> Unknown(Matrix matrix, MatrixFilter filter)
    {
        return
        [
            .. Missing(MatrixFilter.DeploymentKey, filter.Deployment, matrix.Deployments.Select(deployment => deployment.Slug)),
            .. filter.Models.SelectMany(model => Missing(MatrixFilter.ModelKey, model, matrix.HostingModels.Select(known => known.Slug))),
            .. Missing(MatrixFilter.PartyKey, filter.Party, matrix.Parties.Select(party => party.Slug)),
            .. filter.Role is { } role && !RoleFilter.IsKnown(role) ? [new UnknownValue(MatrixFilter.RoleKey, role)] : Array.Empty<UnknownValue>(),
            .. Missing(MatrixFilter.DomainKey, filter.Domain, matrix.Domains.Select(domain => domain.Slug)),
            .. Missing(MatrixFilter.FrameworkKey, filter.Framework, matrix.Frameworks.Select(framework => framework.Slug)),
            .. Missing(MatrixFilter.ByKey, filter.By, matrix.Frameworks.Select(framework => framework.Slug)),
            .. filter.View is { } view && !MatrixViewKind.IsKnown(view) ? [new UnknownValue(MatrixFilter.ViewKey, view)] : Array.Empty<UnknownValue>(),
        ];

        static IEnumerable<UnknownValue> Missing(string key, string? value, IEnumerable<string> known) =>
            value is null || known.Contains(value) ? [] : [new UnknownValue(key, value)];
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
