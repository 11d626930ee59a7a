using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Web.Security;

/// <summary>The cookie that names a session. It says nothing else: who that is and what they may do is read from the store at each request.</summary>
internal static class SessionCookie
{
    public const string Scheme = "portal";

    /// <summary>The prefix makes browsers take it only Secure, for this host alone and for all of it (ASVS 5.0 v3.3.1).</summary>
    private const string Name = "__Host-portal";

    public static void Configure(CookieAuthenticationOptions options, PortalUrls urls)
    {
        options.Cookie.Name = Name;
        options.Cookie.Path = "/";
        options.Cookie.HttpOnly = true;
        options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = StoredSession.AbsoluteLimit;

        // When nothing is done, the session in the store ends; a cookie that slides would only make it longer.
        options.SlidingExpiration = false;
        options.ReturnUrlParameter = PortalUrls.ReturnKey;
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToLogin = context =>
        {
            // Programs get a status, people the page to sign in at.
            if (context.Request.Path.StartsWithSegments(PortalUrls.Routes.Circuit, StringComparison.OrdinalIgnoreCase))
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return Task.CompletedTask;
            }

            context.Response.Headers.CacheControl = "no-store";

            // Only what was looked at can be come back to.
            var isLook = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
            context.Response.Redirect(urls.SignIn(isLook ? $"{context.Request.PathBase}{context.Request.Path}{context.Request.QueryString}" : null, context.Request.Cookies.ContainsKey(Name)));
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToAccessDenied = AccessDenied.AnswerAsync;
    }

    /// <summary>Whether the browser sent the cookie of a session that has ended, by time or because somebody ended it.</summary>
    public static async Task<bool> HasEndedAsync(HttpContext context) =>
        context.Request.Cookies.ContainsKey(Name) && (await context.AuthenticateAsync(Scheme)).Principal is null;

    /// <summary>Signs a browser in to a session that has been started. An earlier one of the same browser ends.</summary>
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
        if (SignedIn.SessionOf(context.Principal) is { } id && await sessions.FindAsync(id, isActivity: true, context.HttpContext.RequestAborted) is { } who)
        {
            context.ReplacePrincipal(who.ToPrincipal());
        }
        else
        {
            context.RejectPrincipal();
        }
    }
}
