using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace ResponsibilityPortal.Web.Telemetry;

/// <summary>Serves the metrics in the text format of Prometheus, on their own port or only to programs on this machine.</summary>
internal static class MetricsEndpoint
{
    private static readonly string[] LocalNames = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Must come before forwarded headers are read, because it looks at where a connection comes from.</summary>
    public static void UseMetrics(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<TelemetryOptions>>().Value;
        if (!options.Metrics)
        {
            return;
        }

        if (options.MetricsPort is { } port)
        {
            app.MapWhen(
                context => context.Connection.LocalPort == port,
                own =>
                {
                    own.UseOpenTelemetryPrometheusScrapingEndpoint(context => IsMetrics(context.Request));
                    own.Run(NothingElse);
                }
            );
        }
        else
        {
            app.UseOpenTelemetryPrometheusScrapingEndpoint(context => IsMetrics(context.Request) && IsLocal(context));
        }
    }

    private static bool IsMetrics(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Path.Equals(PortalUrls.Routes.Metrics, StringComparison.Ordinal);

    /// <summary>
    /// Returns whether a program on this machine asks. A proxy on the machine asks for others: it names the client, or the public host.
    /// </summary>
    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } client
        && IPAddress.IsLoopback(client)
        && LocalNames.Contains(context.Request.Host.Host, StringComparer.OrdinalIgnoreCase)
        && !context.Request.Headers.ContainsKey(ForwardedHeadersDefaults.XForwardedForHeaderName)
        && !context.Request.Headers.ContainsKey("Forwarded");

    private static Task NothingElse(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync($"This port serves only {PortalUrls.Routes.Metrics}.");
    }
}
