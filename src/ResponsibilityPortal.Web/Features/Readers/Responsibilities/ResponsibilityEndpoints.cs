using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Responsibilities;

/// <summary>One row in full, in the version in force or pinned for citation.</summary>
internal static class ResponsibilityEndpoints
{
    public static void MapResponsibilities(this IEndpointRouteBuilder endpoints)
    {
        var histories = endpoints.ServiceProvider.GetRequiredService<ResponsibilityHistory>();
        endpoints.MapReaderPage(PortalUrls.Routes.Responsibility, QueryFilters.None, histories.PageAsync);
        endpoints.MapReaderPage(PortalUrls.Routes.PinnedResponsibility, QueryFilters.None, histories.PageAsync);
        DraftPages.Map(endpoints, PortalUrls.Routes.PreviewedResponsibility, QueryFilters.None, ResponsibilityHistory.DraftPage);
    }
}
