using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Responsibilities;

/// <summary>Serves the page of a row, in the version in force or in a pinned version for citation.</summary>
internal static class ResponsibilityEndpoints
{
    public static void MapResponsibilities(this IEndpointRouteBuilder endpoints)
    {
        var histories = endpoints.ServiceProvider.GetRequiredService<ResponsibilityHistory>();
        endpoints.MapReaderPage(PortalUrls.Routes.Responsibility, QueryFilters.Carried, histories.PageAsync);
        endpoints.MapReaderPage(PortalUrls.Routes.PinnedResponsibility, QueryFilters.Carried, histories.PageAsync);
        endpoints.MapPublished(PortalUrls.Routes.Responsibilities, ToMatrix);
        endpoints.MapPublished(PortalUrls.Routes.PinnedResponsibilities, ToMatrix);
        DraftPages.Map(endpoints, PortalUrls.Routes.PreviewedResponsibility, QueryFilters.Carried, ResponsibilityHistory.DraftPage);
    }

    /// <summary>Redirects to the matrix, which lists the rows. Readers get here when they shorten the address of a row.</summary>
    private static Task ToMatrix(HttpContext context)
    {
        var (path, carried) = (context.GetRouteData().Values, QueryFilters.Carried(context.Request.Query).Filter);
        context.Response.Headers.CacheControl = PageResponse.CacheControlOf(context);
        context.Response.Redirect(
            context
                .RequestServices.GetRequiredService<PortalUrls>()
                .Matrix((string)path[PageKey.MatrixName]!, PageKey.PinnedIn(path), carried)
        );
        return Task.CompletedTask;
    }
}
