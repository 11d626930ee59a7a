using ResponsibilityPortal.Web.Pages;

namespace ResponsibilityPortal.Web.Features.Accounts.Joining;

/// <summary>Restricts a page to users with a valid invitation link or sign-in link from an administrator.</summary>
internal sealed class InvitationAttribute : OneTimeLinkAttribute
{
    protected override async Task<PageContent?> FindRefusalAsync(HttpContext context, string? token) =>
        await context.RequestServices.GetRequiredService<Invitations>().FindAsync(token, context.RequestAborted) is null
            ? Refused.Link()
            : null;
}
