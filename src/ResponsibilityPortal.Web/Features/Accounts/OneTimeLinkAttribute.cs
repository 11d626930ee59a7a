using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Web.Limits;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Accounts;

/// <summary>Restricts a page to users with a valid one-time link.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal abstract class OneTimeLinkAttribute : Attribute
{
    /// <summary>Returns the response to a request without a valid link; null if the link is valid.</summary>
    public async Task<PageContent?> RefuseAsync(HttpContext context)
    {
        string? token = context.Request.Query[PortalUrls.TokenKey];
        if (await FindRefusalAsync(context, token) is not { } refusal)
        {
            return null;
        }

        // A request without a token isn't a guess. Guessing a token of 256 bits is hopeless, but record attempts in the log.
        var (from, services) = (ClientNetwork.AddressOf(context), context.RequestServices);
        if (string.IsNullOrEmpty(token))
        {
            return refusal;
        }

        await services.GetRequiredService<Rights>().RecordStrangerAsync(SignInCauses.LinkInvalid, from, context.RequestAborted);
        return await services.GetRequiredService<SignInLimits>().AllowSetupAsync(from, context.RequestAborted)
            ? refusal
            : Refused.TooManyTries();
    }

    /// <param name="token">The token of the link; null if there is none.</param>
    protected abstract Task<PageContent?> FindRefusalAsync(HttpContext context, string? token);
}
