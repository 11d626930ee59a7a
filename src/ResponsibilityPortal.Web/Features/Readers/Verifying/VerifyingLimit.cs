using System.Buffers;
using System.Threading.RateLimiting;
using ResponsibilityPortal.Web.Limits;

namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>
/// Limits the resources that checking files can take: how many files are received at the same time, how much memory they take, and how many
/// are checked, which costs processor time. Slow uploads don't delay the check of files that have arrived.
/// </summary>
public sealed class VerifyingLimit : IDisposable
{
    /// <summary>The memory for all files that are arriving or waiting, in bytes.</summary>
    public const int HeldMaxBytes = 32 * 1_024 * 1_024;

    private const int ReceivedAtOnce = 48;
    private const int ReceivedAtOncePerNetwork = 3;
    private const int ReceivedAtOncePerSite = 6;
    private const int WaitingMaxCount = 16;

    private readonly LimitChain<string> _receiving = new(
        PartitionedRateLimiter.Create<string, string>(address =>
            RateLimitPartition.GetConcurrencyLimiter(ClientNetwork.Of(address), _ => Limits(ReceivedAtOncePerNetwork, 0))
        ),
        PartitionedRateLimiter.Create<string, string>(address =>
            RateLimitPartition.GetConcurrencyLimiter(ClientNetwork.WideOf(address), _ => Limits(ReceivedAtOncePerSite, 0))
        ),
        PartitionedRateLimiter.Create<string, string>(_ => RateLimitPartition.GetConcurrencyLimiter("", _ => Limits(ReceivedAtOnce, 0)))
    );

    private readonly ConcurrencyLimiter _checking = new(Limits(CheckedAtOnce, WaitingMaxCount));
    private long _held;

    /// <summary>
    /// The number of files that are checked at the same time. Leaves one core to other requests, where there is more than one.
    /// </summary>
    public static int CheckedAtOnce { get; } = Math.Clamp(Environment.ProcessorCount - 1, 1, 2);

    /// <summary>Pools the buffers of the files that are checked, one for each.</summary>
    internal ArrayPool<byte> WholeFiles { get; } = ArrayPool<byte>.Create(FileVerifier.FileMaxBytes, CheckedAtOnce);

    /// <summary>Takes a slot to send a file. Dispose of it to release it; null when too many files are being sent already.</summary>
    public IDisposable? Receive(string? address) => ConcurrencySlots.Granted(_receiving.AttemptAcquire(address ?? ""));

    /// <summary>Waits for a slot to check a file. Dispose of it to release it; null when too many files wait already.</summary>
    public Task<IDisposable?> CheckAsync(CancellationToken cancellationToken) => _checking.TakeTurnAsync(cancellationToken);

    /// <summary>Reserves memory for a piece of an arriving file.</summary>
    /// <returns>False when the files that have arrived take all memory reserved for files.</returns>
    public bool TryHold(int bytes)
    {
        if (Interlocked.Add(ref _held, bytes) <= HeldMaxBytes)
        {
            return true;
        }

        GiveBack(bytes);
        return false;
    }

    /// <summary>Releases memory that <see cref="TryHold"/> reserved.</summary>
    public void GiveBack(int bytes) => Interlocked.Add(ref _held, -bytes);

    public void Dispose()
    {
        _receiving.Dispose();
        _checking.Dispose();
    }

    private static ConcurrencyLimiterOptions Limits(int permits, int queue) => new() { PermitLimit = permits, QueueLimit = queue };
}
