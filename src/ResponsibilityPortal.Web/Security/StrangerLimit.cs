using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using ResponsibilityPortal.Web.Limits;
using ResponsibilityPortal.Web.Pages;

namespace ResponsibilityPortal.Web.Security;

/// <summary>
/// How often a stranger may ask for pages that are made anew each time, such as those to sign in at. Pages that are kept in memory
/// have no limit, and neither has who is signed in.
/// </summary>
internal static class StrangerLimit
{
    public const string Policy = "strangers";

    private const int PerMinute = 300;

    public static void Configure(RateLimiterOptions options)
    {
        options.AddPolicy(Policy, context => context.User.Identity?.IsAuthenticated == true
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetFixedWindowLimiter(
                ClientNetwork.Of(ClientNetwork.AddressOf(context)),
                _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) }));
        options.OnRejected = async (rejected, _) =>
        {
            await (PortalUrls.IsApi(rejected.HttpContext.Request.Path)
                ? ApiLimit.AnswerAsync(rejected.HttpContext)
                : PageResponse.RefuseAsync(rejected.HttpContext));
        };
    }
}
