using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace ResponsibilityPortal.Web.Published;

/// <summary>Renders Razor components to bytes, without a circuit, a cookie or anything of the request.</summary>
public sealed class PageRenderer(IServiceProvider services, ILoggerFactory loggers)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The document of a page component, UTF-8.</summary>
    public async Task<ReadOnlyMemory<byte>> RenderAsync(Type component, IDictionary<string, object?> parameters)
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync(component, ParameterView.FromDictionary(parameters));
            var body = new MemoryStream();
            await using (var writer = new StreamWriter(body, Utf8, bufferSize: 16 * 1024, leaveOpen: true))
            {
                root.WriteHtmlTo(writer);
            }

            return new ReadOnlyMemory<byte>(body.GetBuffer(), 0, (int)body.Length);
        });
    }
}
