using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Browsing;

/// <summary>The matrix itself: the version in force or a pinned one, as table, overview or checklist.</summary>
internal static class BrowsingEndpoints
{
    public static void MapBrowsing(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapReaderPage(PortalUrls.Routes.Matrix, QueryFilters.All, Page);
        endpoints.MapReaderPage(PortalUrls.Routes.Version, QueryFilters.All, Page);
    }

    public static PageContent Page(PageSource source)
    {
        var view = new MatrixView(source.Published.Index, source.Filter);
        return PageContent.Of<MatrixPage>((nameof(MatrixPage.Source), source), (nameof(MatrixPage.View), view)) with
        {
            Keep = view.IsOneOfFew,
        };
    }
}
