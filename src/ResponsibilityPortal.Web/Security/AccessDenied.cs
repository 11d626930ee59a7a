using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using ResponsibilityPortal.Web.Pages;

namespace ResponsibilityPortal.Web.Security;

/// <summary>Answers signed-in users whose roles don't allow a request. Records the refusal and explains it.</summary>
internal static class AccessDenied
{
    public static async Task AnswerAsync(RedirectContext<CookieAuthenticationOptions> redirect)
    {
        var context = redirect.HttpContext;
        var services = context.RequestServices;
        if (SignedIn.From(context.User) is { } who)
        {
            // Uses the route pattern, not the address as typed, so that equal refusals are equal in the log.
            var function = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.Trim('/') ?? "";
            await services
                .GetRequiredService<Rights>()
                .RecordRefusalAsync(who.Actor, function, Policies.RolesOf(context.GetEndpoint()), context.RequestAborted);
        }

        await PageResponse.SendAsync(context, Refused.Right(Policies.RolesOf(context.GetEndpoint())));
    }
}
