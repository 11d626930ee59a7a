using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Web.Pages;

namespace ResponsibilityPortal.Web.Published;

/// <summary>Finds the version in force for pages that are made for one request, such as forms.</summary>
internal static class InForceSource
{
    /// <summary>Returns the version in force of the matrix in the address, or the page that says what is missing.</summary>
    public static async Task<(PageSource? Source, PageContent? Missing)> FindAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var (path, matrices) = (context.Request.RouteValues, services.GetRequiredService<PublishedMatrices>());
        if (matrices.Find((string)path[PageKey.MatrixName]!) is not { } versions)
        {
            return (null, await Missing.MatrixAsync(matrices));
        }

        if (versions.InForceAt(services.GetRequiredService<TimeProvider>().GetUtcNow()) is not { } inForce)
        {
            return (null, Missing.NotYet(versions));
        }

        if (await matrices.LoadAsync(inForce) is not VersionContent.Intact(var published))
        {
            return (null, Missing.Damaged(versions, inForce));
        }

        return (
            new PageSource(published, versions, inForce, false, MatrixFilter.None, path)
            {
                Links = new PublishedLinks(services.GetRequiredService<PortalUrls>(), versions.Matrix, null, MatrixFilter.None),
            },
            null
        );
    }
}
