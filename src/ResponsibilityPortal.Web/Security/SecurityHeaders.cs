namespace ResponsibilityPortal.Web.Security;

/// <summary>Sets on every response what keeps a browser from doing more with it than it should (ASVS 5.0 v3.4).</summary>
internal static class SecurityHeaders
{
    /// <summary>Reader pages load only the portal's own files, run no inline script and take no inline style.</summary>
    public const string ReaderPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>One year, subdomains included.</summary>
    private const string StrictTransport = "max-age=31536000; includeSubDomains";

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        Apply(context);
        return next(context);
    });

    /// <summary>Sets the headers now; for answers made outside the pipeline, such as those to exceptions.</summary>
    public static void Apply(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ReaderPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = StrictTransport;
        }
    }
}
