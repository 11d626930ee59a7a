using Microsoft.AspNetCore.Authentication;
using Microsoft.Net.Http.Headers;

namespace ResponsibilityPortal.Web.Security;

/// <summary>
/// Checks requests for circuits. A browser needs the portal's origin, a session and a web socket, and must not have too many open. The
/// framework checks none of these (ASVS 5.0 v4.4.2, v4.4.4).
/// </summary>
internal static class CircuitLimit
{
    private static readonly string[] HelperPaths = ["negotiate", "initializers", "disconnect"];

    public static void UseCircuitLimit(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                if (!context.Request.Path.StartsWithSegments(PortalUrls.Routes.Circuit, out var rest))
                {
                    await next(context);
                    return;
                }

                if (!IsOwnOrigin(context.Request))
                {
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return;
                }

                // Let the helper requests of SignalR pass. Refuse its other transports, however their address is written.
                var part = rest.Value!.Trim('/');
                if (!context.WebSockets.IsWebSocketRequest && HelperPaths.Contains(part, StringComparer.OrdinalIgnoreCase))
                {
                    await next(context);
                    return;
                }

                if (!context.WebSockets.IsWebSocketRequest || part.Length > 0)
                {
                    context.Response.StatusCode = StatusCodes.Status400BadRequest;
                    return;
                }

                var result = await context.AuthenticateAsync(SessionCookie.Scheme);
                if (result.Principal is null || SignedIn.From(result.Principal) is not { } who)
                {
                    context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                    return;
                }

                context.User = result.Principal;
                using var socket = context.RequestServices.GetRequiredService<OpenSockets>().Open(who, context.Abort);
                if (socket is null)
                {
                    context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                    return;
                }

                // A session may have ended after the first check and before the socket was registered. Without this check it would go on.
                if (
                    await context
                        .RequestServices.GetRequiredService<Sessions>()
                        .FindAsync(who.SessionId, isActivity: false, context.RequestAborted)
                    is null
                )
                {
                    context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                    return;
                }

                await next(context);
            }
        );

    /// <summary>
    /// Browsers send the origin with every handshake and post. A client that sends none isn't a browser and has no cookie to abuse.
    /// </summary>
    private static bool IsOwnOrigin(HttpRequest request)
    {
        var origin = request.Headers[HeaderNames.Origin].ToString();
        return origin.Length == 0 || OwnOrigin.Is(origin, request);
    }
}
