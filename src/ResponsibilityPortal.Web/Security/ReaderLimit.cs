using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using ResponsibilityPortal.Web.Limits;
using ResponsibilityPortal.Web.Pages;

namespace ResponsibilityPortal.Web.Security;

/// <summary>
/// Limits how often strangers may request pages that are rendered each time, such as the sign-in pages. Cached pages and signed-in users
/// have no limit.
/// </summary>
internal static class ReaderLimit
{
    public const string Policy = "strangers";

    private const int PerMinute = 300;

    public static void Configure(RateLimiterOptions options)
    {
        options.AddPolicy(
            Policy,
            context =>
                context.User.Identity?.IsAuthenticated == true
                    ? RateLimitPartition.GetNoLimiter("")
                    : RateLimitPartition.GetFixedWindowLimiter(
                        ClientNetwork.Of(ClientNetwork.AddressOf(context)),
                        _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) }
                    )
        );
        options.OnRejected = async (rejected, _) =>
        {
            await (
                PortalUrls.IsApi(rejected.HttpContext.Request.Path)
                    ? ApiLimit.AnswerAsync(rejected.HttpContext)
                    : PageResponse.RefuseAsync(rejected.HttpContext)
            );
        };
    }
}
