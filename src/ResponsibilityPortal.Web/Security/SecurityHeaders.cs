namespace ResponsibilityPortal.Web.Security;

/// <summary>Sets the security headers on every response (ASVS 5.0 v3.4).</summary>
internal static class SecurityHeaders
{
    /// <summary>Reader pages load only the portal's own files, run no inline script and take no inline style.</summary>
    public const string ReaderPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>
    /// The policy of the admin side, where MudBlazor writes style elements and attributes and the framework needs a base address. Scripts
    /// come from files of the portal only: without an import map, none needs a nonce.
    /// </summary>
    public const string AdminPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src "
            + "'self'; "
        + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>One year, subdomains included.</summary>
    private const string StrictTransport = "max-age=31536000; includeSubDomains";

    /// <summary>Sets them again if forwarded headers or the base path, applied since, can have changed some of them.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                if (context.Request.IsHttps || context.Request.PathBase.HasValue)
                {
                    Apply(context);
                }

                return next(context);
            }
        );

    /// <summary>Sets the headers now. For responses outside the pipeline, such as those to exceptions.</summary>
    public static void Apply(HttpContext context)
    {
        var headers = context.Response.Headers;
        var isAdmin = context.Request.Path.StartsWithSegments(PortalUrls.Routes.AdminRoot, StringComparison.OrdinalIgnoreCase);
        headers.ContentSecurityPolicy = isAdmin ? AdminPolicy : ReaderPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
        if (
            isAdmin
            || PortalUrls.IsApi(context.Request.Path)
            || IsAboutAccounts(context.Request.Path)
            || context.Request.Path.StartsWithSegments(PortalUrls.Routes.Circuit, StringComparison.OrdinalIgnoreCase)
        )
        {
            context.Response.OnStarting(KeepNothing, context.Response);
        }

        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = StrictTransport;
        }
    }

    /// <summary>Keeps browsers and proxies from storing refusals that have no caching header of their own.</summary>
    public static Task KeepNoFailure(object response) =>
        ((HttpResponse)response).StatusCode >= StatusCodes.Status400BadRequest ? KeepNothing(response) : Task.CompletedTask;

    /// <summary>Returns whether a path is one of the account pages.</summary>
    public static bool IsAboutAccounts(PathString path) =>
        path.StartsWithSegments(PortalUrls.Routes.AccountRoot, StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments(PortalUrls.Routes.Setup, StringComparison.OrdinalIgnoreCase);

    /// <remarks>Runs at the last moment, because antiforgery logs a warning when caching headers are already set.</remarks>
    private static Task KeepNothing(object response)
    {
        var headers = ((HttpResponse)response).Headers;
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }
}
