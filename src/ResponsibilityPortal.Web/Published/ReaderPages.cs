using ResponsibilityPortal.Web.Limits;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Telemetry;

namespace ResponsibilityPortal.Web.Published;

/// <summary>
/// Answers requests for published content. Finds the version, takes the page from memory or renders it, and explains what doesn't exist.
/// </summary>
public sealed class ReaderPages(
    PublishedMatrices matrices,
    PageCache cache,
    PageRenderer renderer,
    PageRecompression recompression,
    PageShortcuts shortcuts,
    PortalUrls urls,
    UncachedLimit limit,
    TimeProvider clock,
    PortalMetrics metrics
)
{
    /// <summary>Answers a request for a page of a matrix.</summary>
    /// <param name="route">The pattern of its address.</param>
    /// <param name="queryOf">Reads from the query what the page depends on.</param>
    /// <param name="make">Makes the page. Returns null when what the address names doesn't exist.</param>
    public async Task ServeAsync(
        HttpContext context,
        string route,
        Func<IQueryCollection, PageQuery> queryOf,
        Func<PageSource, Task<PageContent?>> make
    )
    {
        var path = context.Request.RouteValues;
        var query = context.Request.QueryString.HasValue ? queryOf(context.Request.Query) : PageQuery.None;
        var (page, kept) = await FindAsync(route, path, query, make, () => limit.Allows(context));
        if (kept is { } key)
        {
            shortcuts.Remember(context, key);
        }

        if (page is not null)
        {
            metrics.CountPage(context, isCached: kept is not null);
        }

        await (page is null ? PageResponse.RefuseAsync(context) : PageResponse.SendAsync(context, page));
    }

    /// <summary>Returns the page at an address, from memory or rendered now.</summary>
    public async Task<CachedPage> FindAsync(
        string route,
        RouteValueDictionary path,
        PageQuery query,
        Func<PageSource, Task<PageContent?>> make
    ) => (await FindAsync(route, path, query, make, () => true)).Page!;

    /// <param name="mayMake">Asked before a page that isn't in memory is rendered.</param>
    private async Task<FoundPage> FindAsync(
        string route,
        RouteValueDictionary path,
        PageQuery query,
        Func<PageSource, Task<PageContent?>> make,
        Func<bool> mayMake
    )
    {
        var matrix = (string)path[PageKey.MatrixName]!;
        if (matrices.Find(matrix) is not { } versions)
        {
            return await MakeOnceAsync(() => Missing.MatrixAsync(matrices));
        }

        if (versions.InForceAt(clock.GetUtcNow()) is not { } inForce)
        {
            return await MakeOnceAsync(() => Task.FromResult(Missing.NotYet(versions)));
        }

        var version = inForce;
        var pinned = PageKey.PinnedIn(path);
        if (pinned is { } number)
        {
            if (versions.Find(number) is not { } named)
            {
                return await MakeOnceAsync(() => Task.FromResult(Missing.Version(versions)));
            }

            version = named;
        }

        var key = PageKey.Of(route, path, query, versions, inForce.Number);
        if (cache.TryGet(key, out var kept))
        {
            recompression.Note(key, kept);
            return new(kept, key);
        }

        return new(mayMake() ? await cache.GetOrRenderAsync(key, RenderToKeepAsync) : null);

        async Task<FoundPage> MakeOnceAsync(Func<Task<PageContent>> content) =>
            new(mayMake() ? await renderer.RenderAsync(await content()) : null);

        // Cache only pages of which there are few: readers can send any number of values that mean nothing in the matrix.
        async Task<(CachedPage Page, bool Keep)> RenderToKeepAsync()
        {
            if (await matrices.LoadAsync(version) is not VersionContent.Intact(var published))
            {
                return (await renderer.RenderAsync(Missing.Damaged(versions, version)), false);
            }

            var source = new PageSource(published, versions, inForce, pinned is not null, query.Filter, path)
            {
                Option = query.Option,
                Links = new PublishedLinks(urls, matrix, pinned, ReaderLinks.CarriedBy(query.Filter, published.Matrix)),
            };
            var content = await make(source) ?? Missing.Page(versions);
            var keep = content.Keep && content.StatusCode == StatusCodes.Status200OK && query.Filter.IsOneOfFewIn(published.Matrix);
            return (await renderer.RenderAsync(content, keep && !key.HasQuery), keep);
        }
    }

    /// <param name="Page">Null when the page isn't in memory and must not be rendered now.</param>
    /// <param name="Kept">The key of a page that was in memory.</param>
    private readonly record struct FoundPage(CachedPage? Page, PageKey? Kept = null);
}
