using System.Threading.RateLimiting;

namespace ResponsibilityPortal.Web.Limits;

/// <summary>Waits for slots of work that is limited in concurrency.</summary>
internal static class ConcurrencySlots
{
    /// <summary>Waits for a slot. Dispose of it to release it. Null when the queue is full.</summary>
    public static async Task<IDisposable?> TakeTurnAsync(this RateLimiter limiter, CancellationToken cancellationToken) =>
        Granted(await limiter.AcquireAsync(1, cancellationToken));

    /// <summary>Returns the lease if it was granted. Disposes of it otherwise.</summary>
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
