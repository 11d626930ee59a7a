using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Catalogue;

/// <summary>
/// Serves the list of matrices and the start page, which is that list, or the matrix if there is only one. Both can be searched.
/// </summary>
internal static class CatalogueEndpoints
{
    public static void MapCatalogue(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPublished(PortalUrls.Routes.Home, HomeAsync);
        endpoints.MapPublished(PortalUrls.Routes.Matrices, ListAsync);
    }

    private static async Task HomeAsync(HttpContext context)
    {
        if (InForce(context) is [var only])
        {
            context.Response.Headers.CacheControl = PageResponse.CacheControlOf(context);
            context.Response.Redirect(
                context
                    .RequestServices.GetRequiredService<PortalUrls>()
                    .Matrix(only.Matrix, null, QueryFilters.Search(context.Request.Query).Filter)
            );
            return;
        }

        await ListAsync(context);
    }

    private static async Task ListAsync(HttpContext context)
    {
        var matrices = context.RequestServices.GetRequiredService<PublishedMatrices>();
        var search = QueryFilters.Search(context.Request.Query).Filter;
        var entries = new List<CatalogueEntry>();
        foreach (var version in InForce(context))
        {
            var published = (await matrices.LoadAsync(version) as VersionContent.Intact)?.Published;
            var found =
                published is null || search == MatrixFilter.None ? default(int?) : new MatrixView(published.Index, search).Rows.Count;
            entries.Add(new CatalogueEntry(version, matrices.Find(version.Matrix)!.InForceFrom(version), published?.Matrix, found));
        }

        await PageResponse.SendAsync(
            context,
            PageContent.Of<CataloguePage>((nameof(CataloguePage.Entries), entries), (nameof(CataloguePage.Search), search))
        );
    }

    private static List<MatrixVersion> InForce(HttpContext context)
    {
        var services = context.RequestServices;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        return
        [
            .. services.GetRequiredService<PublishedMatrices>().All.Select(versions => versions.InForceAt(now)).OfType<MatrixVersion>(),
        ];
    }
}
