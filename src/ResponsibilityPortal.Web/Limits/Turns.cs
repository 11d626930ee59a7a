using System.Threading.RateLimiting;

namespace ResponsibilityPortal.Web.Limits;

/// <summary>Turns at what only so many may do at the same time.</summary>
internal static class Turns
{
    /// <summary>A turn, to be given back by disposing of it; null when too many wait already.</summary>
    public static async Task<IDisposable?> TakeTurnAsync(this RateLimiter limiter, CancellationToken cancellationToken) =>
        Granted(await limiter.AcquireAsync(1, cancellationToken));

    /// <summary>The lease if it was granted; one that was not is of no use.</summary>
    public static IDisposable? Granted(RateLimitLease lease)
    {
        if (lease.IsAcquired)
        {
            return lease;
        }

        lease.Dispose();
        return null;
    }
}
