using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Limits;

/// <summary>
/// How often a stranger may have something made that is not in memory: searches, filters seen for the first time, addresses that do not
/// exist. What is in memory has no limit, and neither do signed-in users.
/// </summary>
public sealed class UncachedLimit(IOptions<PortalOptions> options) : IDisposable
{
    /// <summary>How many networks' worth a site may have made.</summary>
    private const int NetworksPerSite = 4;

    private readonly LimitChain<string> _limiter = new(
        PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetSlidingWindowLimiter(ClientNetwork.Of(address), _ => Limits(options.Value.UncachedPagesPerMinute))),
        PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetSlidingWindowLimiter(
            ClientNetwork.WideOf(address), _ => Limits(options.Value.UncachedPagesPerMinute * NetworksPerSite))));

    /// <summary>Whether something may be made for a request now. Each call counts.</summary>
    public bool Allows(HttpContext context)
    {
        if (context.User.Identity?.IsAuthenticated == true)
        {
            return true;
        }

        using var lease = _limiter.AttemptAcquire(ClientNetwork.AddressOf(context) ?? "");
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();

    private static SlidingWindowRateLimiterOptions Limits(int permits) => new()
    {
        PermitLimit = permits,
        Window = TimeSpan.FromMinutes(1),
        SegmentsPerWindow = 6,
        QueueLimit = 0,
    };
}
