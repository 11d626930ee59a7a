using ResponsibilityPortal.Web.Limits;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Accounts;

/// <summary>Says of a page that it is only for who has a one-time link that works.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal abstract class OneTimeLinkAttribute : Attribute
{
    /// <summary>The answer to a request without a link that works; null when its link does.</summary>
    public async Task<PageContent?> RefuseAsync(HttpContext context)
    {
        string? token = context.Request.Query[PortalUrls.TokenKey];
        if (await FindRefusalAsync(context, token) is not { } refusal)
        {
            return null;
        }

        // Without a token nobody guesses. A guess is hopeless at 256 bits, but seen in the log.
        var (from, services) = (ClientNetwork.AddressOf(context), context.RequestServices);
        if (string.IsNullOrEmpty(token))
        {
            return refusal;
        }

        await services.GetRequiredService<Rights>().RecordStrangerAsync("one-time link does not work", from, context.RequestAborted);
        return services.GetRequiredService<AttemptLimits>().AllowSetup(from) ? refusal : Refused.TooManyTries();
    }

    /// <param name="token">What the link brought; null for nothing.</param>
    protected abstract Task<PageContent?> FindRefusalAsync(HttpContext context, string? token);
}
