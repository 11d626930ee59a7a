using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Web.Api;
using ResponsibilityPortal.Web.Limits;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Security;

/// <summary>Limits how often one token may call the API.</summary>
internal static class ApiLimit
{
    public const string Policy = "tokens";

    public static void Configure(RateLimiterOptions limiter) =>
        limiter.AddPolicy(
            Policy,
            context =>
                RateLimitPartition.GetSlidingWindowLimiter(
                    BearerToken.ActorOf(context.User).Id,
                    _ => new SlidingWindowRateLimiterOptions
                    {
                        PermitLimit = PerSecond(context),
                        Window = TimeSpan.FromSeconds(1),
                        SegmentsPerWindow = 4,
                    }
                )
        );

    /// <summary>Answers a program that sent too many requests.</summary>
    public static async Task AnswerAsync(HttpContext context)
    {
        RetryAfter.Token.Set(context);
        await ApiProblem.TooManyRequests(PerSecond(context)).ExecuteAsync(context);
    }

    private static int PerSecond(HttpContext context) =>
        context.RequestServices.GetRequiredService<IOptions<PortalOptions>>().Value.ApiRequestsPerSecond;
}
