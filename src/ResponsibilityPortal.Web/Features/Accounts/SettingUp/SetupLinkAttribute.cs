using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Accounts.SettingUp;

/// <summary>For who has the setup link. Before there is an administrator nothing says that the address exists.</summary>
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
