using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Telemetry;

namespace ResponsibilityPortal.Web.Published;

/// <summary>
/// Remembers which page in memory answered a request. The next request that is written the same way gets it at once, without routing and
/// the rest of the pipeline: a third of what a request costs.
/// </summary>
/// <remarks>
/// Only for readers without a cookie: a session has rights and an end. Where readers must sign in, there is no shortcut.
/// </remarks>
public sealed class PageShortcuts(
    PublishedMatrices matrices,
    PageCache cache,
    PageRecompression recompression,
    PortalMetrics metrics,
    TimeProvider clock
)
{
    /// <summary>The limit. Addresses and headers have any number of spellings. When there are too many, all are forgotten.</summary>
    public const int Capacity = 2_000;

    private readonly ConcurrentDictionary<Spelling, Shortcut> _shortcuts = new();

    /// <summary>How many requests are remembered.</summary>
    public int Count => _shortcuts.Count;

    /// <summary>Remembers the page that answers a request.</summary>
    /// <param name="key">The page, which is in the cache.</param>
    public void Remember(HttpContext context, PageKey key)
    {
        if (!IsPlain(context.Request) || PageResponse.IsClosed(context) || context.GetEndpoint() is not { } endpoint)
        {
            return;
        }

        if (_shortcuts.Count >= Capacity)
        {
            _shortcuts.Clear();
        }

        _shortcuts[Spelling.Of(context)] = new Shortcut(key, endpoint, context.Response.Headers.Vary);
    }

    /// <summary>Answers a request for a page that is remembered and is still what readers must get.</summary>
    /// <returns>The response being sent. Null when there is no such page.</returns>
    public Task? TrySend(HttpContext context)
    {
        if (!IsPlain(context.Request) || !_shortcuts.TryGetValue(Spelling.Of(context), out var shortcut))
        {
            return null;
        }

        var key = shortcut.Page;
        if (
            matrices.Find(key.Matrix) is not { } versions
            || !key.IsCurrent(versions, clock.GetUtcNow())
            || !cache.TryGet(key, out var page)
        )
        {
            return null;
        }

        metrics.CountPage(context, isCached: true);
        recompression.Note(key, page);
        context.SetEndpoint(shortcut.Endpoint);
        context.Response.Headers.Vary = shortcut.Vary;
        return PageResponse.SendAsync(context, page);
    }

    private static bool IsPlain(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers.Cookie.Count == 0 && !request.QueryString.HasValue;

    /// <summary>What a request says that decides which endpoint answers it.</summary>
    /// <param name="Target">The address as the client wrote it.</param>
    private readonly record struct Spelling(string Target, string Accept)
    {
        public static Spelling Of(HttpContext context) =>
            new(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget, context.Request.Headers.Accept.ToString());
    }

    /// <param name="Vary">The header as routing has set it.</param>
    private sealed record Shortcut(PageKey Page, Endpoint Endpoint, StringValues Vary);
}
