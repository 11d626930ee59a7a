using ResponsibilityPortal.Web.Pages;

namespace ResponsibilityPortal.Web.Features.Accounts.Joining;

/// <summary>For who has the link that an administrator made for them.</summary>
internal sealed class InvitationAttribute : OneTimeLinkAttribute
{
    protected override async Task<PageContent?> FindRefusalAsync(HttpContext context, string? token) =>
        await context.RequestServices.GetRequiredService<Invitations>().FindAsync(token, context.RequestAborted) is null ? Refused.Link() : null;
}
