using ResponsibilityPortal.Domain.Reading.Filter;

namespace ResponsibilityPortal.Web.Published;

/// <summary>Reads from a query what a page depends on. What a page does not read must not make it another page.</summary>
internal static class QueryFilters
{
    /// <summary>The page is the same whatever the query says.</summary>
    public static PageQuery None(IQueryCollection query) => PageQuery.None;

    /// <summary>All filters.</summary>
    public static PageQuery All(IQueryCollection query) => new(MatrixFilter.Parse(name => TextOf(query, name)));

    /// <summary>Hosting models only.</summary>
    public static PageQuery Models(IQueryCollection query) => new(MatrixFilter.Parse(name => TextOf(query, name), FilterFields.Model));

    /// <summary>Hosting models, and for whom it is told.</summary>
    public static PageQuery ModelsAndParty(IQueryCollection query) =>
        new(MatrixFilter.Parse(name => TextOf(query, name), FilterFields.Model, FilterFields.Party));

    /// <summary>The two hosting models of a comparison, and for whom it is told.</summary>
    public static PageQuery Comparison(IQueryCollection query)
    {
        var party = MatrixFilter.Parse(name => TextOf(query, name), FilterFields.Party);
        return new(TextOf(query, PortalUrls.ComparedModelsKey) is { } models ? party.With(FilterFields.Model, FilterFields.Model.Read(models)) : party);
    }

    /// <summary>The text of a key, several values of it joined by commas; null when there is none.</summary>
    public static string? TextOf(IQueryCollection query, string key) =>
        query.TryGetValue(key, out var values) ? string.Join(',', values.OfType<string>()) : null;
}
