using System.Threading.RateLimiting;
using ResponsibilityPortal.Web.Limits;

namespace ResponsibilityPortal.Tests.Web.Limits;

public sealed class LimitChainTests
{
    [Fact]
    public void AttemptAcquire_OfWhatOneLinkRefuses_IsRefused()
    {
        using var chain = new LimitChain<string>(Link(2), Link(1));
        using var first = chain.AttemptAcquire("somebody");
        using var second = chain.AttemptAcquire("somebody");
        Assert.Equal((true, false), (first.IsAcquired, second.IsAcquired));
    }

    /// <summary>The timer of a running limit keeps everything that the limit references in memory.</summary>
    [Fact]
    public void Dispose_OfAChain_EndsItsLinks()
    {
        var links = new[] { Link(2), Link(1) };
        new LimitChain<string>(links).Dispose();
        Assert.All(links, link => Assert.Throws<ObjectDisposedException>(() => link.AttemptAcquire("somebody")));
    }

    private static PartitionedRateLimiter<string> Link(int permits) =>
        PartitionedRateLimiter.Create<string, string>(key =>
            RateLimitPartition.GetConcurrencyLimiter(key, _ => new ConcurrencyLimiterOptions { PermitLimit = permits })
        );
}
