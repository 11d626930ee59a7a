using System.Net;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using OpenTelemetry.Metrics;
using ResponsibilityPortal.Web.Security;
using ResponsibilityPortal.Web.Telemetry;

namespace ResponsibilityPortal.Web.Features.Platform.Operations;

/// <summary>Serves the metrics in the text format of Prometheus, on their own port or only to programs on this machine.</summary>
internal static class MetricsEndpoint
{
    /// <summary>Headers by which proxies say that they ask for another machine.</summary>
    private static readonly string[] ProxyHeaders =
    [
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "X-Forwarded-Proto",
        "X-Real-IP",
        "Forwarded",
        HeaderNames.Via,
    ];

    /// <summary>Must come before forwarded headers are read, because it looks at where a connection comes from.</summary>
    public static void UseMetrics(this WebApplication app)
    {
        if (app.Services.GetService<MetricsPage>() is not { } page)
        {
            return;
        }

        // It hears nothing before it exists, and the start writes entries of the log.
        app.Services.GetRequiredService<MeterProvider>();
        var port = app.Services.GetRequiredService<IOptions<TelemetryOptions>>().Value.MetricsPort;
        app.Use(
            (context, next) =>
                port is null ? IsForMetrics(context.Request) && IsLocal(context) ? SendAsync(context, page) : next(context)
                : context.Connection.LocalPort != port ? next(context)
                : IsForMetrics(context.Request) ? SendAsync(context, page)
                : RefuseAsync(context)
        );
    }

    private static bool IsForMetrics(HttpRequest request) =>
        request.Path.Equals(PortalUrls.Routes.Metrics, StringComparison.Ordinal)
        && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method));

    /// <summary>
    /// Returns whether a program on this machine asks. A proxy on the machine asks for others: it says so, or names the public host.
    /// </summary>
    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } client
        && IPAddress.IsLoopback(client)
        && PlainTransport.IsLoopback(context.Request.Host.Host)
        && !ProxyHeaders.Any(context.Request.Headers.ContainsKey);

    private static Task SendAsync(HttpContext context, MetricsPage page)
    {
        SecurityHeaders.Apply(context);
        context.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.WriteAsync(page.Read(), context.RequestAborted);
    }

    private static Task RefuseAsync(HttpContext context)
    {
        SecurityHeaders.Apply(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync($"This port serves only {PortalUrls.Routes.Metrics}.", context.RequestAborted);
    }
}
