using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Primitives;
using ResponsibilityPortal.Web.Api;
using ResponsibilityPortal.Web.Pages;

namespace ResponsibilityPortal.Web.Security;

/// <summary>
/// Refuses sign-in pages and the API over plain HTTP, except on the same machine, and explains why. Browsers wouldn't send the cookie back,
/// and others on the network could read the password.
/// </summary>
internal static class PlainTransport
{
    /// <summary>The header of RFC 7239, which the portal does not read. Only proxies send it.</summary>
    private const string Forwarded = "Forwarded";

    private static readonly PathString[] Closed =
    [
        PortalUrls.Routes.Setup,
        PortalUrls.Routes.AccountRoot,
        PortalUrls.Routes.AdminRoot,
        PortalUrls.Routes.Circuit,
    ];

    public static void RefuseSignInOverPlainHttp(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                var isApi = PortalUrls.IsApi(context.Request.Path);
                if (
                    context.Request.IsHttps
                    || IsOnThisMachine(context)
                    || !(
                        isApi
                        || Array.Exists(Closed, path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase))
                    )
                )
                {
                    await next(context);
                    return;
                }

                await (
                    isApi
                        ? ApiProblem.TransportInsecure().ExecuteAsync(context)
                        : PageResponse.SendAsync(context, Refused.SecureTransport())
                );
            }
        );

    /// <summary>
    /// Returns whether a request comes from a browser on this machine. The connection, every address that a proxy names and the host name
    /// must be loopback. The host name alone proves nothing: proxies that forward requests from elsewhere often send "localhost".
    /// </summary>
    /// <remarks>
    /// Call it after the forwarded headers were applied. That middleware keeps the connection's own address in X-Original-For and the
    /// addresses it has not used in X-Forwarded-For.
    /// </remarks>
    private static bool IsOnThisMachine(HttpContext context)
    {
        var headers = context.Request.Headers;
        return IsLoopback(context.Request.Host.Host)
            && context.Connection.RemoteIpAddress is { } client
            && IPAddress.IsLoopback(client)
            && AreLoopback(headers[ForwardedHeadersDefaults.XOriginalForHeaderName])
            && AreLoopback(headers[ForwardedHeadersDefaults.XForwardedForHeaderName])
            && headers[Forwarded].Count == 0;
    }

    private static bool AreLoopback(StringValues addresses) =>
        addresses
            .SelectMany(header => (header ?? "").Split(',', StringSplitOptions.TrimEntries))
            .All(text => IPEndPoint.TryParse(text, out var named) && IPAddress.IsLoopback(named.Address));

    /// <summary>Returns whether a host name is the machine itself, for which browsers trust plain HTTP.</summary>
    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
