using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace ResponsibilityPortal.Web.Pages;

/// <summary>Renders Razor components to bytes, without a circuit, a cookie or any data of the request.</summary>
public sealed class PageRenderer(IServiceScopeFactory scopes, ILoggerFactory loggers)
{
    /// <summary>The Brotli quality of a page whose reader is waiting.</summary>
    private const int QuickQuality = 5;

    /// <summary>The Brotli quality of a page that readers have requested again. It takes a hundred times as long.</summary>
    private const int BestQuality = 11;

    /// <summary>In bytes. Larger files are downloaded rarely, and the best quality would take seconds per megabyte.</summary>
    private const int LargeFile = 128 * 1024;

    private CachedPage? _tooManyTries;

    /// <summary>The response to clients that send too many requests. Rendered once.</summary>
    public async Task<CachedPage> TooManyTriesAsync() => _tooManyTries ??= await RenderAsync(Refused.TooManyTries());

    /// <summary>Renders content, and compresses it while its reader waits.</summary>
    /// <param name="isForMany">Whether many readers will request it, so that better compression may be worthwhile later.</param>
    public async Task<CachedPage> RenderAsync(PageContent content, bool isForMany = false) =>
        content switch
        {
            PageContent.Page page => await RenderAsync(
                page.Component,
                page.Parameters,
                body => new CachedPage(body, "text/html; charset=utf-8", QuickQuality)
                {
                    StatusCode = page.StatusCode,
                    IsForOnce = page.IsForOnce,
                    BestQuality = isForMany ? BestQuality : QuickQuality,
                }
            ),
            PageContent.File file => new CachedPage(file.Body.Span, file.ContentType, QuickQuality)
            {
                BestQuality = isForMany && file.Body.Length <= LargeFile ? BestQuality : QuickQuality,
                ContentSecurityPolicy = file.ContentSecurityPolicy,
                DownloadName = file.DownloadName,
            },
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>Renders the document of a page component and passes on its UTF-8 bytes, which are invalid afterwards.</summary>
    public async Task<T> RenderAsync<T>(Type component, IDictionary<string, object?> parameters, Func<ReadOnlySpan<byte>, T> use)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync(component, ParameterView.FromDictionary(parameters));
            using var writer = new Utf8Writer();
            root.WriteHtmlTo(writer);
            return use(writer.Written);
        });
    }
}
