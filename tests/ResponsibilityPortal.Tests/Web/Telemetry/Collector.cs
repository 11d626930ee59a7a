using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace ResponsibilityPortal.Tests.Web.Telemetry;

/// <summary>Receives telemetry as an OpenTelemetry collector does, and keeps it.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Path, string Content, string? Key)> _received = [];

    private Collector(HttpProtocols protocols)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = protocols)
        );
        _app = builder.Build();
        _app.Run(ReceiveAsync);
    }

    public string Address => _app.Urls.Single();

    /// <summary>The values of the header <c>api-key</c>.</summary>
    public IEnumerable<string?> Keys => _received.Select(request => request.Key);

    /// <param name="isGrpc">Whether it is sent gRPC, which needs HTTP/2.</param>
    public static async Task<Collector> StartAsync(bool isGrpc)
    {
        var collector = new Collector(isGrpc ? HttpProtocols.Http2 : HttpProtocols.Http1);
        await collector._app.StartAsync(TestContext.Current.CancellationToken);
        return collector;
    }

    /// <summary>Returns what was sent to a path. Text in it can be read, because protocol buffers keep it as UTF-8.</summary>
    public string ReceivedAt(string path) =>
        string.Concat(_received.Where(request => request.Path == path).Select(request => request.Content));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        _received.Enqueue((context.Request.Path, Encoding.UTF8.GetString(body.ToArray()), context.Request.Headers["api-key"]));
        context.Response.ContentType = context.Request.ContentType;
        if (context.Request.Protocol == HttpProtocol.Http2)
        {
            // An empty message, and the status that everything is well.
            await context.Response.Body.WriteAsync(new byte[5], context.RequestAborted);
            context.Response.AppendTrailer("grpc-status", "0");
        }
    }
}
