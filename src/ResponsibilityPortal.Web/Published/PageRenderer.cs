using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace ResponsibilityPortal.Web.Published;

/// <summary>Renders Razor components to bytes, without a circuit, a cookie or anything of the request.</summary>
public sealed class PageRenderer(IServiceScopeFactory scopes, ILoggerFactory loggers)
{
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
