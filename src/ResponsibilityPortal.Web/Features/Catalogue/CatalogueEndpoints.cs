using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Catalogue;

/// <summary>The start page: the matrices, or the matrix when there is only one.</summary>
internal static class CatalogueEndpoints
{
    public static void MapCatalogue(this IEndpointRouteBuilder endpoints) => endpoints.MapPublished(PortalUrls.Routes.Home, HomeAsync);

    private static async Task HomeAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var matrices = services.GetRequiredService<PublishedMatrices>();
        if (matrices.All.ToList() is [var only])
        {
            context.Response.Headers.CacheControl = PageResponse.CacheControlOf(context);
            context.Response.Redirect(services.GetRequiredService<PortalUrls>().Matrix(only.Matrix));
            return;
        }

        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var entries = new List<CatalogueEntry>();
        foreach (var versions in matrices.All)
        {
            if (versions.InForceAt(now) is { } inForce)
            {
                var content = await matrices.LoadAsync(inForce);
                entries.Add(new CatalogueEntry(inForce, (content as VersionContent.Intact)?.Published.Matrix));
            }
        }

        var page = PageContent.Of<CataloguePage>((nameof(CataloguePage.Entries), entries));
        await PageResponse.SendAsync(context, page);
    }
}
