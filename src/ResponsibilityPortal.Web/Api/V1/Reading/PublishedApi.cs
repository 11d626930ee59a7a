using Microsoft.Extensions.Options;
using ResponsibilityPortal.Web.Api.V1.Bodies;
using ResponsibilityPortal.Web.Limits;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Api.V1.Reading;

/// <summary>
/// Answers programs that read published content, with the cache, the encodings and the limits of the pages. What doesn't exist is answered
/// with a problem.
/// </summary>
internal sealed class PublishedApi(
    VersionFinder finder,
    PageCache cache,
    PageRenderer renderer,
    PageRecompression recompression,
    UncachedLimit limit,
    IOptions<PortalOptions> options
)
{
    /// <summary>Sends what a version says, from memory or made now.</summary>
    /// <param name="route">The pattern of the address, which names the form of the answer in the cache.</param>
    /// <param name="matrix">Slug.</param>
    /// <param name="query">What the answer depends on besides the path.</param>
    /// <param name="make">Makes the answer, or says why there is none.</param>
    public async Task ServeAsync(HttpContext context, string route, string matrix, PageQuery query, Func<ShownVersion, ApiBody> make)
    {
        var path = context.Request.RouteValues;
        var lookup = finder.Find(matrix, PageKey.PinnedIn(path));
        if (lookup is not VersionLookup.Found found)
        {
            await RefuseAsync(context, () => ReadProblems.Missing((VersionLookup.Missing)lookup));
            return;
        }

        var key = PageKey.Of(route, path, query, found.Versions, found.InForce.Number);
        if (cache.TryGet(key, out var kept))
        {
            recompression.Note(key, kept);
            await PageResponse.SendAsync(context, kept);
        }
        else if (!limit.Allows(context))
        {
            await TooMany(context).ExecuteAsync(context);
        }
        else if (await finder.LoadAsync(found) is not { } shown)
        {
            await ReadProblems.Damaged(found.Version).ExecuteAsync(context);
        }
        else
        {
            // Readers can ask any number of questions, so answers to them aren't kept.
            await SendAsync(context, key, make(shown), query.Option is null && query.Filter.IsOneOfFewIn(shown.Matrix));
        }
    }

    /// <summary>Sends an answer that belongs to no version, made for each request.</summary>
    public async Task SendAsync<T>(HttpContext context, Func<Task<T>> make)
    {
        if (!limit.Allows(context))
        {
            await TooMany(context).ExecuteAsync(context);
            return;
        }

        var body = new PageContent.File(BodyJson.Write(await make()), BodyJson.ContentType);
        await PageResponse.SendAsync(context, await renderer.RenderAsync(body));
    }

    /// <summary>Sends a problem, unless the client has sent too many requests.</summary>
    public Task RefuseAsync(HttpContext context, Func<ApiProblem> problem) =>
        (limit.Allows(context) ? problem() : TooMany(context)).ExecuteAsync(context);

    private async Task SendAsync(HttpContext context, PageKey key, ApiBody body, bool keep) =>
        await (
            body switch
            {
                ApiBody.Made(var content) => PageResponse.SendAsync(
                    context,
                    await cache.GetOrRenderAsync(
                        key,
                        async () => (await renderer.RenderAsync(content, keep && !key.HasQuery), keep)
                    )
                ),
                ApiBody.Refused(var problem) => problem.ExecuteAsync(context),
                _ => throw new System.Diagnostics.UnreachableException(),
            }
        );

    private ApiProblem TooMany(HttpContext context) => ReadProblems.TooMany(context, options.Value.UncachedPagesPerMinute);
}
