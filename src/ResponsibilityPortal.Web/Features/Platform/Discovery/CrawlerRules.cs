using ResponsibilityPortal.Domain.Reading.Filter;

namespace ResponsibilityPortal.Web.Features.Platform.Discovery;

/// <summary>
/// The rules for crawlers. Filters have countless combinations, so crawlers can fetch a matrix with at most one listed filter, and all
/// other pages without filters. The longest matching rule applies (RFC 9309, 2.2.2).
/// </summary>
internal static class CrawlerRules
{
    /// <summary>The rules of a portal whose readers must sign in.</summary>
    public const string Closed = "User-agent: *\nDisallow: /\n";

    private static readonly string Rules = string.Join(
        '\n',
        [
            "User-agent: *",
            "Allow: /",
            "Disallow: /*?",
            .. Listed.Select(field => $"Allow: /*?{field.Name}="),
            .. Listed.Select(field => $"Disallow: /*?{field.Name}=*&"),
            .. Listed.SelectMany(field => PagesWithoutFilters.Select(page => $"Disallow: {page}?{field.Name}=")),
        ]
    );

    private static IEnumerable<FilterField> Listed => FilterFields.All.Where(filter => filter.IsListed);

    /// <summary>Patterns of pages for which a filter doesn't create a separate page.</summary>
    private static string[] PagesWithoutFilters =>
        [
            "/*/responsibilities/*",
            "/*/compare",
            "/*/questionnaire",
            "/*/questionnaire/confidence",
            "/*/versions",
            "/*/export.*",
            "/*/downloads",
        ];

    /// <param name="sitemap">The absolute address of the sitemap.</param>
    public static string Open(string sitemap) => $"{Rules}\nSitemap: {sitemap}\n";
}
