using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Browsing;

/// <summary>Serves a matrix, in the version in force or a pinned one, as table, overview or checklist.</summary>
internal static class BrowsingEndpoints
{
    public static void MapBrowsing(this IEndpointRouteBuilder endpoints)
    {
        var changes = endpoints.ServiceProvider.GetRequiredService<VersionChanges>();
        endpoints.MapReaderPage(PortalUrls.Routes.Matrix, QueryFilters.All, source => PageAsync(source, changes));
        endpoints.MapReaderPage(PortalUrls.Routes.Version, QueryFilters.All, source => PageAsync(source, changes));
        DraftPages.Map(endpoints, PortalUrls.Routes.Preview, QueryFilters.All, Page);
    }

    /// <summary>Returns the page with its change marks and, for the version in force, the announced versions.</summary>
    public static async Task<PageContent?> PageAsync(PageSource source, VersionChanges changes) =>
        Page(
            source with
            {
                Marks = await changes.MarksAsync(source.Published, source.Versions),
                Announced =
                    source.Published.Version.Number == source.InForce.Number
                        ? await changes.AnnouncedAsync(source.Versions, source.InForce)
                        : [],
            }
        );

    public static PageContent Page(PageSource source)
    {
        var view = new MatrixView(source.Published.Index, source.Filter);
        return PageContent.Of<MatrixPage>((nameof(MatrixPage.Source), source), (nameof(MatrixPage.View), view)) with
        {
            Keep = view.Filter.IsOneOfFewIn(view.Matrix),
        };
    }
}
