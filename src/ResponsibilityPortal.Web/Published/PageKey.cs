namespace ResponsibilityPortal.Web.Published;

/// <summary>What a rendered page depends on. When any of it changes, the page is another one.</summary>
/// <param name="Matrix">Slug.</param>
/// <param name="Versions">How many versions are published; lists and "superseded" notes depend on it.</param>
/// <param name="InForce">Number of the version in force.</param>
/// <param name="Page">The page's path below the matrix.</param>
/// <param name="Filter">The filter as a query, in its one form.</param>
public readonly record struct PageKey(string Matrix, int Versions, int InForce, string Page, string Filter)
{
    public bool IsFiltered => Filter.Length > 0;
}
