using System.Threading.RateLimiting;

namespace ResponsibilityPortal.Web.Limits;

/// <summary>Limits that all have to allow something. The framework's own chain leaves its links, and their timers, running when it is disposed of.</summary>
internal sealed class LimitChain<T>(params PartitionedRateLimiter<T>[] links) : IDisposable
{
    private readonly PartitionedRateLimiter<T> _chain = PartitionedRateLimiter.CreateChained(links);

    public RateLimitLease AttemptAcquire(T resource) => _chain.AttemptAcquire(resource);

    public void Dispose()
    {
        _chain.Dispose();
        foreach (var link in links)
        {
            link.Dispose();
        }
    }
}
