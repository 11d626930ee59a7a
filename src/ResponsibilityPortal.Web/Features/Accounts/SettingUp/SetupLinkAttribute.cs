using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Accounts.SettingUp;

/// <summary>
/// Restricts a page to users with a valid setup link. Until there is an administrator, other requests get "not found", so that the address
/// isn't revealed.
/// </summary>
internal sealed class SetupLinkAttribute : OneTimeLinkAttribute
{
    protected override async Task<PageContent?> FindRefusalAsync(HttpContext context, string? token) =>
        await context.RequestServices.GetRequiredService<AdministratorSetup>().FindAsync(token, context.RequestAborted) switch
        {
            SetupState.Open => null,
            SetupState.Gone => Refused.Setup(),
            _ => Missing.Address(),
        };
}
