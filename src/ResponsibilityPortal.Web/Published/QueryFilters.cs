using ResponsibilityPortal.Domain.Reading.Filter;

namespace ResponsibilityPortal.Web.Published;

/// <summary>Reads from a query what a page depends on. Other values must not make a different page.</summary>
internal static class QueryFilters
{
    private static readonly FilterField[] CarriedFields = [.. FilterFields.All.Where(field => field.IsCarried)];

    /// <summary>Reads only what the reader chose on an earlier page.</summary>
    public static PageQuery Carried(IQueryCollection query) => new(MatrixFilter.Parse(name => TextOf(query, name), CarriedFields));

    /// <summary>Reads all filters.</summary>
    public static PageQuery All(IQueryCollection query) => new(MatrixFilter.Parse(name => TextOf(query, name)));

    /// <summary>The search only.</summary>
    public static PageQuery Search(IQueryCollection query) => new(MatrixFilter.Parse(name => TextOf(query, name), FilterFields.Search));

    /// <summary>Hosting models only.</summary>
    public static PageQuery Models(IQueryCollection query) => new(MatrixFilter.Parse(name => TextOf(query, name), FilterFields.Model));

    /// <summary>Reads hosting models and the reader's party.</summary>
    public static PageQuery ModelsAndParty(IQueryCollection query) =>
        new(MatrixFilter.Parse(name => TextOf(query, name), FilterFields.Model, FilterFields.Party));

    /// <summary>Reads the two hosting models of a comparison, the reader's party, and what the reader chose on an earlier page.</summary>
    public static PageQuery Comparison(IQueryCollection query)
    {
        var party = MatrixFilter.Parse(name => TextOf(query, name), [.. CarriedFields, FilterFields.Party]);
        return new(
            TextOf(query, PortalUrls.ComparedModelsKey) is { } models
                ? party.With(FilterFields.Model, FilterFields.Model.Read(models))
                : party
        );
    }

    /// <summary>Returns the text of a key, with several values joined by commas. Null when there is none.</summary>
    public static string? TextOf(IQueryCollection query, string key) =>
        query.TryGetValue(key, out var values) ? string.Join(',', values.OfType<string>()) : null;
}
