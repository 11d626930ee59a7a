namespace ResponsibilityPortal.Web.Security;

/// <summary>Sets on every response what keeps a browser from doing more with it than it should (ASVS 5.0 v3.4).</summary>
internal static class SecurityHeaders
{
    /// <summary>Reader pages load only the portal's own files, run no inline script and take no inline style.</summary>
    public const string ReaderPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>
    /// The admin side, where MudBlazor writes style elements and attributes and the framework needs a base address. Scripts
    /// still come from files of the portal only: without an import map none needs a nonce.
    /// </summary>
    public const string AdminPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>One year, subdomains included.</summary>
    private const string StrictTransport = "max-age=31536000; includeSubDomains";

    /// <remarks>They are set once more after the forwarded headers and the base path were applied, which decide some of them.</remarks>
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        Apply(context);
        return next(context);
    });

    /// <summary>Sets the headers now; for answers made outside the pipeline, such as those to exceptions.</summary>
    public static void Apply(HttpContext context)
    {
        var headers = context.Response.Headers;
        var isAdmin = context.Request.Path.StartsWithSegments(PortalUrls.Routes.AdminRoot, StringComparison.OrdinalIgnoreCase);
        headers.ContentSecurityPolicy = isAdmin ? AdminPolicy : ReaderPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
        if (isAdmin || PortalUrls.IsApi(context.Request.Path) || IsAboutAccounts(context.Request.Path) || context.Request.Path.StartsWithSegments(PortalUrls.Routes.Circuit, StringComparison.OrdinalIgnoreCase))
        {
            context.Response.OnStarting(KeepNothing, context.Response);
        }

        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = StrictTransport;
        }
    }

    /// <summary>Keeps browsers and proxies from storing refusals that say nothing about it themselves.</summary>
    public static Task KeepNoFailure(object response) =>
        ((HttpResponse)response).StatusCode >= StatusCodes.Status400BadRequest ? KeepNothing(response) : Task.CompletedTask;

    /// <summary>Whether a path is one of the pages about accounts.</summary>
    public static bool IsAboutAccounts(PathString path) =>
        path.StartsWithSegments(PortalUrls.Routes.AccountRoot, StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments(PortalUrls.Routes.Setup, StringComparison.OrdinalIgnoreCase);

    /// <remarks>At the last moment, because antiforgery warns when somebody has said before it how an answer may be kept.</remarks>
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
