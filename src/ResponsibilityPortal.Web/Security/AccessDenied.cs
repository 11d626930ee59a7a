using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using ResponsibilityPortal.Web.Components.Shared;
using ResponsibilityPortal.Web.Published;

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
            var function = context.Request.Path.Value!.TrimStart('/');
            await services.GetRequiredService<Accounts>().RecordRefusalAsync(
                who.Actor, function[..Math.Min(function.Length, Domain.Auditing.AuditFact.TargetMaxLength)], Policies.RolesOf(context.GetEndpoint()), context.RequestAborted);
        }

        var pages = services.GetRequiredService<ReaderPages>();
        await PageResponse.SendAsync(context, await pages.RenderAsync(Refused.Right(Policies.RolesOf(context.GetEndpoint()))));
    }
}
