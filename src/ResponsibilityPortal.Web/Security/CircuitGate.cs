using Microsoft.AspNetCore.Authentication;
using Microsoft.Net.Http.Headers;

namespace ResponsibilityPortal.Web.Security;

/// <summary>
/// What a browser must bring to open a circuit: an origin that is ours, a session, a web socket, and not too many of them. The
/// framework itself looks at none of these (ASVS 5.0 v4.4.2, v4.4.4).
/// </summary>
internal static class CircuitGate
{
    public static void UseCircuitGate(this IApplicationBuilder app) => app.Use(async (context, next) =>
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

        if (!context.WebSockets.IsWebSocketRequest)
        {
            // Negotiation and the framework's own files go on; the other transports of SignalR do not, also with a slash at the end.
            if ((rest.Value ?? "").Trim('/').Length == 0)
            {
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return;
            }

            await next(context);
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

        await next(context);
    });

    /// <summary>Browsers name the origin at every handshake and post; what names none is no browser and has no cookie to abuse.</summary>
    private static bool IsOwnOrigin(HttpRequest request)
    {
        var origin = request.Headers[HeaderNames.Origin].ToString();
        return origin.Length == 0 || OwnOrigin.Is(origin, request);
    }
}
