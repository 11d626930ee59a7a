using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Web.Components.Shared;

namespace ResponsibilityPortal.Web.Published;

/// <summary>
/// Answers requests for what is published: finds the version, takes the page from memory or has it rendered, and says in
/// words what is not there.
/// </summary>
public sealed class ReaderPages(PublishedMatrices matrices, PageCache cache, PageRenderer renderer, TimeProvider clock)
{
    /// <summary>Pages without a filter are compressed once for everybody.</summary>
    private const int BestQuality = 11;

    /// <summary>Filtered pages are compressed while their reader waits.</summary>
    private const int QuickQuality = 5;

    /// <summary>In bytes. A larger file is downloaded now and then, and at the best quality takes seconds for each megabyte.</summary>
    private const int LargeFile = 128 * 1024;

    /// <summary>Answers a request for a page of a matrix.</summary>
    /// <param name="route">The pattern of its address.</param>
    /// <param name="filterOf">Reads from the query what the page depends on.</param>
    /// <param name="make">Makes the page, or returns null when what the address names does not exist.</param>
    public async Task ServeAsync(HttpContext context, string route, Func<IQueryCollection, MatrixFilter> filterOf, Func<PageSource, Task<PageContent?>> make)
    {
        var path = context.Request.RouteValues;
        var filter = context.Request.QueryString.HasValue ? filterOf(context.Request.Query) : MatrixFilter.None;
        var page = await FindAsync(route, path, filter, make);
        await PageResponse.SendAsync(context, page);
    }

    /// <summary>The page at an address, from memory or rendered now.</summary>
    public Task<CachedPage> FindAsync(string route, RouteValueDictionary path, MatrixFilter filter, Func<PageSource, Task<PageContent?>> make)
    {
        var matrix = (string)path["matrix"]!;
        if (matrices.Find(matrix) is not { } versions)
        {
            return RenderAsync(Missing.Matrix(matrices.All));
        }

        if (versions.InForceAt(clock.GetUtcNow()) is not { } inForce)
        {
            return RenderAsync(Missing.NotYet(versions));
        }

        var version = inForce;
        var isPinned = path.TryGetValue("version", out var number);
        if (isPinned)
        {
            if (versions.Find(int.Parse((string)number!, System.Globalization.CultureInfo.InvariantCulture)) is not { } named)
            {
                return RenderAsync(Missing.Version(versions));
            }

            version = named;
        }

        var part = (string?)(path["responsibility"] ?? path["format"] ?? path["versions"] ?? path[PortalUrls.SeparatorKey]);
        var key = new PageKey(matrix, versions.Revision, versions.Checkpoints.Count, inForce.Number, route, isPinned ? version.Number : 0, part, PortalUrls.QueryOf(filter));
        return cache.GetOrRenderAsync(key, async () =>
        {
            var content = await MakeAsync();
            return (await RenderAsync(content, filter), content.Keep && content.StatusCode == StatusCodes.Status200OK);
        });

        async Task<PageContent> MakeAsync() => await matrices.LoadAsync(version) switch
        {
            VersionContent.Intact(var published) => await make(new PageSource(published, versions, inForce, isPinned, filter, path)) ?? Missing.Page(versions),
            VersionContent.Damaged damaged => Missing.Damaged(versions, damaged.Version),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Renders content outside the cache.</summary>
    public Task<CachedPage> RenderAsync(PageContent content) => RenderAsync(content, MatrixFilter.None, QuickQuality);

    private async Task<CachedPage> RenderAsync(PageContent content, MatrixFilter filter, int? quality = null)
    {
        quality ??= filter == MatrixFilter.None ? BestQuality : QuickQuality;
        return content switch
        {
            PageContent.Page page => await renderer.RenderAsync(page.Component, page.Parameters, body => new CachedPage(body, "text/html; charset=utf-8", quality.Value)
            {
                StatusCode = page.StatusCode,
                IsForOnce = page.IsForOnce,
            }),
            PageContent.File file => new CachedPage(file.Body.Span, file.ContentType, file.Body.Length > LargeFile ? Math.Min(QuickQuality, quality.Value) : quality.Value)
            {
                ContentSecurityPolicy = file.ContentSecurityPolicy,
                DownloadName = file.DownloadName,
            },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
