using System.Threading.RateLimiting;

namespace ResponsibilityPortal.Web.Limits;

/// <summary>Limits that must all allow a request. The framework's own chain doesn't dispose of its limits and their timers.</summary>
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
