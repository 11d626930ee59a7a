using System.Buffers;
using System.Threading.RateLimiting;
using ResponsibilityPortal.Web.Limits;

namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>
/// Bounds what checking files takes from everybody else: how many are received at the same time and how much memory they hold, and how
/// many are checked, which costs the processor. Whoever sends slowly keeps nobody from having a file checked that is here.
/// </summary>
public sealed class VerifyingGate : IDisposable
{
    /// <summary>How much of all files together is held while they arrive and wait.</summary>
    public const int HeldMaxBytes = 32 * 1_024 * 1_024;

    private const int ReceivedAtOnce = 48;
    private const int ReceivedAtOncePerNetwork = 3;
    private const int ReceivedAtOncePerSite = 6;
    private const int WaitingMaxCount = 16;

    private readonly LimitChain<string> _receiving = new(
        PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetConcurrencyLimiter(ClientNetwork.Of(address), _ => Limits(ReceivedAtOncePerNetwork, 0))),
        PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetConcurrencyLimiter(ClientNetwork.WideOf(address), _ => Limits(ReceivedAtOncePerSite, 0))),
        PartitionedRateLimiter.Create<string, string>(_ => RateLimitPartition.GetConcurrencyLimiter("", _ => Limits(ReceivedAtOnce, 0))));

    private readonly ConcurrencyLimiter _checking = new(Limits(CheckedAtOnce, WaitingMaxCount));
    private long _held;

    /// <summary>The number of files that are checked at the same time. One core is always left to everybody else, where there is more than one.</summary>
    public static int CheckedAtOnce { get; } = Math.Clamp(Environment.ProcessorCount - 1, 1, 2);

    /// <summary>Memory for the files that are checked, one each.</summary>
    internal ArrayPool<byte> WholeFiles { get; } = ArrayPool<byte>.Create(FileVerifier.FileMaxBytes, CheckedAtOnce);

    /// <summary>Leave to send a file, to be given back by disposing of it; null when too many are being sent already.</summary>
    public IDisposable? Receive(string? address) => Turns.Granted(_receiving.AttemptAcquire(address ?? ""));

    /// <summary>A turn to have a file checked, to be given back by disposing of it; null when too many wait already.</summary>
    public Task<IDisposable?> CheckAsync(CancellationToken cancellationToken) => _checking.TakeTurnAsync(cancellationToken);

    /// <summary>Takes memory for a piece of a file that arrives.</summary>
    /// <returns>False when the files that are here take all there is.</returns>
    public bool TryHold(int bytes)
    {
        if (Interlocked.Add(ref _held, bytes) <= HeldMaxBytes)
        {
            return true;
        }

        GiveBack(bytes);
        return false;
    }

    /// <summary>Gives memory back that <see cref="TryHold"/> took.</summary>
    public void GiveBack(int bytes) => Interlocked.Add(ref _held, -bytes);

    public void Dispose()
    {
        _receiving.Dispose();
        _checking.Dispose();
    }

    private static ConcurrencyLimiterOptions Limits(int permits, int queue) => new() { PermitLimit = permits, QueueLimit = queue };
}
