using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Web.Api;

namespace ResponsibilityPortal.Web.Security;

/// <summary>The cookie that names a session, and nothing else. User and roles are read from the store at each request.</summary>
internal static class SessionCookie
{
    public const string Scheme = "portal";

    /// <summary>The prefix makes browsers accept it only if it is Secure and for exactly this host (ASVS 5.0 v3.3.1).</summary>
    private const string Name = "__Host-portal";

    public static void Configure(CookieAuthenticationOptions options, PortalUrls urls)
    {
        options.Cookie.Name = Name;
        options.Cookie.Path = "/";
        options.Cookie.HttpOnly = true;
        options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = StoredSession.AbsoluteLimit;

        // The store ends idle sessions. A sliding cookie could only make sessions longer.
        options.SlidingExpiration = false;
        options.ReturnUrlParameter = PortalUrls.ReturnKey;
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToLogin = context =>
        {
            // Programs get a status, users are sent to the sign-in page.
            if (context.Request.Path.StartsWithSegments(PortalUrls.Routes.Circuit, StringComparison.OrdinalIgnoreCase))
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return Task.CompletedTask;
            }

            if (PortalUrls.IsForPrograms(context.Request.Path))
            {
                return ApiProblem.SignInRequired().ExecuteAsync(context.HttpContext);
            }

            context.Response.Headers.CacheControl = "no-store";

            // Only GET pages can be opened again after signing in.
            var isRead = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
            context.Response.Redirect(
                urls.SignIn(
                    isRead ? $"{context.Request.PathBase}{context.Request.Path}{context.Request.QueryString}" : null,
                    context.Request.Cookies.ContainsKey(Name)
                )
            );
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToAccessDenied = AccessDenied.AnswerAsync;
    }

    /// <summary>Returns whether the browser sent the cookie of a session that has expired or was ended.</summary>
    public static async Task<bool> HasEndedAsync(HttpContext context) =>
        context.Request.Cookies.ContainsKey(Name) && (await context.AuthenticateAsync(Scheme)).Principal is null;

    /// <summary>Signs a browser in to a session that has started. Ends an earlier session of the same browser.</summary>
    public static async Task SignInAsync(HttpContext context, Guid session, TimeProvider clock)
    {
        if ((await context.AuthenticateAsync(Scheme)).Principal is { } before && SignedIn.From(before) is { } earlier)
        {
            await context.RequestServices.GetRequiredService<Sessions>().EndAsync(earlier, Sessions.Replaced, context.RequestAborted);
        }

        await context.SignInAsync(Scheme, SignedIn.ToCookie(session), new AuthenticationProperties { IssuedUtc = clock.GetUtcNow() });
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        if (
            SignedIn.SessionOf(context.Principal) is { } id
            && await sessions.FindAsync(id, isActivity: true, context.HttpContext.RequestAborted) is { } who
        )
        {
            context.ReplacePrincipal(who.ToPrincipal());
        }
        else
        {
            context.RejectPrincipal();
        }
    }
}
