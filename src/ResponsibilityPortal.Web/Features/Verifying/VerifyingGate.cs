using System.Threading.RateLimiting;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Verifying;

/// <summary>
/// Bounds what checking files takes from everybody else: how many are received at the same time, which costs memory, and how many are
/// checked, which costs the processor. Whoever sends slowly keeps nobody from having a file checked that is here.
/// </summary>
public sealed class VerifyingGate : IDisposable
{
    private const int ReceivedAtOnce = 16;
    private const int ReceivedAtOncePerNetwork = 3;
    private const int CheckedAtOnce = 2;
    private const int WaitingMaxCount = 16;

    private readonly PartitionedRateLimiter<string> _receiving = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<string, string>(network => RateLimitPartition.GetConcurrencyLimiter(network, _ => Limits(ReceivedAtOncePerNetwork, 0))),
        PartitionedRateLimiter.Create<string, string>(_ => RateLimitPartition.GetConcurrencyLimiter("", _ => Limits(ReceivedAtOnce, 0))));

    private readonly ConcurrencyLimiter _checking = new(Limits(CheckedAtOnce, WaitingMaxCount));

    /// <summary>Leave to send a file, to be given back by disposing of it; null when too many are being sent already.</summary>
    public IDisposable? Receive(string? address) => Turns.Granted(_receiving.AttemptAcquire(ClientNetwork.Of(address)));

    /// <summary>A turn to have a file checked, to be given back by disposing of it; null when too many wait already.</summary>
    public Task<IDisposable?> CheckAsync(CancellationToken cancellationToken) => _checking.TakeTurnAsync(cancellationToken);

    public void Dispose()
    {
        _receiving.Dispose();
        _checking.Dispose();
    }

    private static ConcurrencyLimiterOptions Limits(int permits, int queue) => new() { PermitLimit = permits, QueueLimit = queue };
}
