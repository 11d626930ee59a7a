using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using ResponsibilityPortal.Web.Components.Shared;
using ResponsibilityPortal.Web.Features.Accounts.Joining;
using ResponsibilityPortal.Web.Features.Accounts.SettingUp;
using ResponsibilityPortal.Web.Features.Accounts.SigningIn;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Accounts;

/// <summary>What is about accounts and is no page: sign-out, and the door in front of one-time links.</summary>
internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(PortalUrls.Routes.SignOut, SignOutAsync).RequireAuthorization(Policies.SignedIn);

    /// <summary>Lets nobody to the pages behind one-time links without one that works.</summary>
    public static void UseOneTimeLinks(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        // Routing takes a slash at the end for nothing, so what stands below belongs to the door as well.
        var path = context.Request.Path;
        var refusal = path.StartsWithSegments(PortalUrls.Routes.Setup, StringComparison.OrdinalIgnoreCase) ? await RefuseSetupAsync(context)
            : path.StartsWithSegments(PortalUrls.Routes.Join, StringComparison.OrdinalIgnoreCase) ? await RefuseJoiningAsync(context)
            : null;
        if (refusal is null)
        {
            await next(context);
            return;
        }

        var pages = context.RequestServices.GetRequiredService<ReaderPages>();
        await PageResponse.SendAsync(context, await pages.RenderAsync(refusal));
    });

    private static async Task<PageContent?> RefuseSetupAsync(HttpContext context)
    {
        var setup = context.RequestServices.GetRequiredService<AdministratorSetup>();
        var token = TokenOf(context);
        return await setup.FindAsync(token, context.RequestAborted) switch
        {
            SetupState.Open => null,
            _ when IsGuessing(context, token) => Refused.TooManyTries(),
            SetupState.Gone => Refused.Setup(),
            _ => Missing.Address(),
        };
    }

    private static async Task<PageContent?> RefuseJoiningAsync(HttpContext context)
    {
        var token = TokenOf(context);
        return await context.RequestServices.GetRequiredService<Invitations>().FindAsync(token, context.RequestAborted) is not null ? null
            : IsGuessing(context, token) ? Refused.TooManyTries()
            : Refused.Link();
    }

    private static string? TokenOf(HttpContext context) => context.Request.Query[PortalUrls.TokenKey];

    private static bool IsGuessing(HttpContext context, string? token) =>
        !string.IsNullOrEmpty(token) && !context.RequestServices.GetRequiredService<AttemptLimits>().AllowSetup(SignIn.From(context));

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
