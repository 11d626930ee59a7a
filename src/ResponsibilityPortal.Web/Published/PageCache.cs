using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Published;

/// <summary>Caches rendered pages in memory, up to a limit. Concurrent requests for a missing page cause one rendering.</summary>
public sealed class PageCache(IOptions<PortalOptions> options) : IDisposable
{
    private readonly MemoryCache _pages = new(new MemoryCacheOptions { SizeLimit = options.Value.PageCacheMegabytes * 1024L * 1024L });
    private readonly ConcurrentDictionary<PageKey, Lazy<Task<CachedPage>>> _rendering = new();

    /// <summary>How many pages are in the cache.</summary>
    public int Count => _pages.Count;

    public bool TryGet(PageKey key, [NotNullWhen(true)] out CachedPage? page) => _pages.TryGetValue(key, out page);

    /// <param name="render">Renders the page, and returns whether to cache it.</param>
    public Task<CachedPage> GetOrRenderAsync(PageKey key, Func<Task<(CachedPage Page, bool Keep)>> render) =>
        TryGet(key, out var page)
            ? Task.FromResult(page)
            : _rendering.GetOrAdd(key, _ => new Lazy<Task<CachedPage>>(() => RenderOnceAsync(key, render))).Value;

    /// <summary>Replaces a page with a smaller form, unless it was removed or replaced in the meantime.</summary>
    public void Improve(PageKey key, CachedPage page, CachedPage better)
    {
        if (Holds(key, page))
        {
            Keep(key, better);
        }
    }

    /// <summary>Returns whether a page is still in the cache.</summary>
    public bool Holds(PageKey key, CachedPage page) => TryGet(key, out var kept) && kept == page;

    public void Dispose() => _pages.Dispose();

    /// <remarks>Pages that every reader opens outlive pages of single filters or comparisons.</remarks>
    private void Keep(PageKey key, CachedPage page) =>
        _pages.Set(
            key,
            page,
            new MemoryCacheEntryOptions
            {
                Size = key.Size + page.Size,
                Priority =
                    key.IsWhole ? CacheItemPriority.High
                    : key.HasQuery ? CacheItemPriority.Low
                    : CacheItemPriority.Normal,
            }
        );

    private async Task<CachedPage> RenderOnceAsync(PageKey key, Func<Task<(CachedPage Page, bool Keep)>> render)
    {
        try
        {
            // Another request may have finished it since the check above.
            if (TryGet(key, out var kept))
            {
                return kept;
            }

            var (page, keep) = await render();
            if (keep)
            {
                Keep(key, page);
            }

            return page;
        }
        finally
        {
            _rendering.TryRemove(key, out _);
        }
    }
}
