using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Catalogue;

/// <summary>The start page: the matrices, or the matrix when there is only one.</summary>
internal static class CatalogueEndpoints
{
    public static void MapCatalogue(this IEndpointRouteBuilder endpoints) => endpoints.MapPublished(PortalUrls.Routes.Home, HomeAsync);

    private static async Task HomeAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var matrices = services.GetRequiredService<PublishedMatrices>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var inForce = matrices.All.Select(versions => versions.InForceAt(now)).OfType<MatrixVersion>().ToList();
        if (inForce is [var only])
        {
            context.Response.Headers.CacheControl = PageResponse.CacheControlOf(context);
            context.Response.Redirect(services.GetRequiredService<PortalUrls>().Matrix(only.Matrix));
            return;
        }

        var entries = new List<CatalogueEntry>();
        foreach (var version in inForce)
        {
            var content = await matrices.LoadAsync(version);
            entries.Add(new CatalogueEntry(version, matrices.Find(version.Matrix)!.InForceFrom(version), (content as VersionContent.Intact)?.Published.Matrix));
        }

        var page = PageContent.Of<CataloguePage>((nameof(CataloguePage.Entries), entries));
        await PageResponse.SendAsync(context, page);
    }
}
