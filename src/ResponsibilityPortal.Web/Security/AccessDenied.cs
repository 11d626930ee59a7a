using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using ResponsibilityPortal.Web.Pages;

namespace ResponsibilityPortal.Web.Security;

/// <summary>The answer to a signed-in person whose roles do not reach: recorded, and said in words.</summary>
internal static class AccessDenied
{
    public static async Task AnswerAsync(RedirectContext<CookieAuthenticationOptions> redirect)
    {
        var context = redirect.HttpContext;
        var services = context.RequestServices;
        if (SignedIn.From(context.User) is { } who)
        {
            // As the address is known, not as it was typed: the same is the same in the log.
            var function = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.Trim('/') ?? "";
            await services.GetRequiredService<Rights>().RecordRefusalAsync(who.Actor, function, Policies.RolesOf(context.GetEndpoint()), context.RequestAborted);
        }

        await PageResponse.SendAsync(context, Refused.Right(Policies.RolesOf(context.GetEndpoint())));
    }
}
