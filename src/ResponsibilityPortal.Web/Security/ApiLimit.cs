using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Web.Api;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Security;

/// <summary>How often one token may ask the API.</summary>
internal static class ApiLimit
{
    public const string Policy = "tokens";

    public static void Configure(RateLimiterOptions limiter) => limiter.AddPolicy(Policy, context => RateLimitPartition.GetSlidingWindowLimiter(
        BearerToken.ActorOf(context.User).Id,
        _ => new SlidingWindowRateLimiterOptions { PermitLimit = PerSecond(context), Window = TimeSpan.FromSeconds(1), SegmentsPerWindow = 4 }));

    /// <summary>Answers whoever asked too often, when it was a program.</summary>
    public static async Task AnswerAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = 1.ToString(CultureInfo.InvariantCulture);
        await ApiProblem.TooManyRequests(PerSecond(context)).ExecuteAsync(context);
    }

    private static int PerSecond(HttpContext context) =>
        context.RequestServices.GetRequiredService<IOptions<PortalOptions>>().Value.ApiRequestsPerSecond;
}
