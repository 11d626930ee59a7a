using System.Net;
using ResponsibilityPortal.Web.Api;
using ResponsibilityPortal.Web.Components.Shared;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Security;

/// <summary>
/// Refuses everything about signing in, and the API, over plain HTTP, except on the machine itself, and says why: browsers would not send the
/// cookie back, and anybody on the way could read the password.
/// </summary>
internal static class PlainTransport
{
    private static readonly PathString[] Closed = [PortalUrls.Routes.Setup, PortalUrls.Routes.AccountRoot, PortalUrls.Routes.AdminRoot, PortalUrls.Routes.Circuit];

    public static void RefuseSignInOverPlainHttp(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var isApi = PortalUrls.IsApi(context.Request.Path);
        if (context.Request.IsHttps || IsLoopback(context.Request.Host.Host) || !(isApi || Array.Exists(Closed, path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase))))
        {
            await next(context);
            return;
        }

        await (isApi ? ApiProblem.TransportInsecure().ExecuteAsync(context) : PageResponse.SendAsync(context, Refused.SecureTransport()));
    });

    /// <summary>Whether a host name means the machine itself, where browsers trust plain HTTP.</summary>
    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
