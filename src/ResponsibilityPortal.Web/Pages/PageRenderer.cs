using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace ResponsibilityPortal.Web.Pages;

/// <summary>Renders Razor components to bytes, without a circuit, a cookie or anything of the request.</summary>
public sealed class PageRenderer(IServiceScopeFactory scopes, ILoggerFactory loggers)
{
    /// <summary>How well a page is compressed while its reader waits, as Brotli counts it.</summary>
    private const int QuickQuality = 5;

    /// <summary>How well a page is compressed once readers have come back to it: that takes a hundred times as long.</summary>
    private const int BestQuality = 11;

    /// <summary>In bytes. A larger file is downloaded now and then, and at the best quality takes seconds for each megabyte.</summary>
    private const int LargeFile = 128 * 1024;

    private CachedPage? _tooManyTries;

    /// <summary>What is answered to whoever asks too often. It is rendered once.</summary>
    public async Task<CachedPage> TooManyTriesAsync() => _tooManyTries ??= await RenderAsync(Refused.TooManyTries());

    /// <summary>Renders content, and compresses it while its reader waits.</summary>
    /// <param name="isForMany">Whether many will ask for it, so that it may be worth compressing better afterwards.</param>
    public async Task<CachedPage> RenderAsync(PageContent content, bool isForMany = false) => content switch
    {
        PageContent.Page page => await RenderAsync(page.Component, page.Parameters, body => new CachedPage(body, "text/html; charset=utf-8", QuickQuality)
        {
            StatusCode = page.StatusCode,
            IsForOnce = page.IsForOnce,
            BestQuality = isForMany ? BestQuality : QuickQuality,
        }),
        PageContent.File file => new CachedPage(file.Body.Span, file.ContentType, QuickQuality)
        {
            BestQuality = isForMany && file.Body.Length <= LargeFile ? BestQuality : QuickQuality,
            ContentSecurityPolicy = file.ContentSecurityPolicy,
            DownloadName = file.DownloadName,
        },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Renders the document of a page component and hands its UTF-8 bytes on; they are gone afterwards.</summary>
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
