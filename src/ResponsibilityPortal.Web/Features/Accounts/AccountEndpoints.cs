using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Accounts;

/// <summary>Maps sign-out, and adds the check of one-time links.</summary>
internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(PortalUrls.Routes.SignOut, SignOutAsync).RequireAuthorization(Policies.SignedIn);

    /// <summary>Refuses requests to pages that need a one-time link, unless the link works.</summary>
    public static void UseOneTimeLinks(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                if (
                    context.GetEndpoint()?.Metadata.GetMetadata<OneTimeLinkAttribute>() is not { } door
                    || await door.RefuseAsync(context) is not { } refusal
                )
                {
                    await next(context);
                    return;
                }

                await PageResponse.SendAsync(context, refusal);
            }
        );

    private static async Task SignOutAsync(HttpContext context)
    {
        var services = context.RequestServices;
        if (!await services.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await services.GetRequiredService<Sessions>().EndAsync(SignedIn.From(context.User)!, Sessions.SignedOut, context.RequestAborted);
        await context.SignOutAsync(SessionCookie.Scheme);
        context.Response.Redirect(services.GetRequiredService<PortalUrls>().SignIn());
    }
}
