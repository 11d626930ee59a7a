namespace ResponsibilityPortal.Web.Published;

/// <summary>Metadata of an endpoint whose pages are cached: what distinguishes one page from another.</summary>
/// <param name="Pattern">The pattern of its addresses.</param>
/// <param name="QueryOf">Reads from the query what the page depends on.</param>
internal sealed record ReaderPageRoute(string Pattern, Func<IQueryCollection, PageQuery> QueryOf);
