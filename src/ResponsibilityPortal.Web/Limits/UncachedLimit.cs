using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Limits;

/// <summary>
/// Limits how often strangers may request pages that aren't cached: searches, new filters, addresses that don't exist. Cached pages and
/// signed-in users have no limit.
/// </summary>
public sealed class UncachedLimit(IOptions<PortalOptions> options) : IDisposable
{
    /// <summary>The limit of a whole site, as a multiple of the limit of one network.</summary>
    private const int NetworksPerSite = 4;

    private readonly LimitChain<string> _limiter = new(
        PartitionedRateLimiter.Create<string, string>(address =>
            RateLimitPartition.GetSlidingWindowLimiter(ClientNetwork.Of(address), _ => Limits(options.Value.UncachedPagesPerMinute))
        ),
        PartitionedRateLimiter.Create<string, string>(address =>
            RateLimitPartition.GetSlidingWindowLimiter(
                ClientNetwork.WideOf(address),
                _ => Limits(options.Value.UncachedPagesPerMinute * NetworksPerSite)
            )
        )
    );

    /// <summary>Returns whether an uncached page may be rendered for a request now. Each call counts.</summary>
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

    private static SlidingWindowRateLimiterOptions Limits(int permits) =>
        new()
        {
            PermitLimit = permits,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
            QueueLimit = 0,
        };
}
