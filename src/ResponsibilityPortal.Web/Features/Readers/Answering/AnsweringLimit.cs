using System.Threading.RateLimiting;
using ResponsibilityPortal.Web.Limits;

namespace ResponsibilityPortal.Web.Features.Readers.Answering;

/// <summary>
/// Limits the resources that answering questionnaires can take: how many are received at the same time, which costs memory, and how many
/// are answered, which costs processor time.
/// </summary>
public sealed class AnsweringLimit : IDisposable
{
    private const int ReceivedAtOnce = 12;
    private const int ReceivedAtOncePerNetwork = 2;
    private const int ReceivedAtOncePerSite = 4;
    private const int WaitingMaxCount = 12;

    private readonly LimitChain<string> _receiving = new(
        PartitionedRateLimiter.Create<string, string>(address =>
            RateLimitPartition.GetConcurrencyLimiter(ClientNetwork.Of(address), _ => Limits(ReceivedAtOncePerNetwork, 0))
        ),
        PartitionedRateLimiter.Create<string, string>(address =>
            RateLimitPartition.GetConcurrencyLimiter(ClientNetwork.WideOf(address), _ => Limits(ReceivedAtOncePerSite, 0))
        ),
        PartitionedRateLimiter.Create<string, string>(_ => RateLimitPartition.GetConcurrencyLimiter("", _ => Limits(ReceivedAtOnce, 0)))
    );

    private readonly ConcurrencyLimiter _answering = new(Limits(AnsweredAtOnce, WaitingMaxCount));

    /// <summary>
    /// The number of questionnaires that are answered at the same time. Leaves one core to other requests, where there is more than one.
    /// </summary>
    private static int AnsweredAtOnce { get; } = Math.Clamp(Environment.ProcessorCount - 1, 1, 2);

    /// <summary>
    /// Takes a slot to send a questionnaire. Dispose of it to release it; null when too many questionnaires are being sent already.
    /// </summary>
    public IDisposable? Receive(string? address) => ConcurrencySlots.Granted(_receiving.AttemptAcquire(address ?? ""));

    /// <summary>Waits for a slot to answer a questionnaire. Dispose of it to release it; null when too many wait already.</summary>
    public Task<IDisposable?> AnswerAsync(CancellationToken cancellationToken) => _answering.TakeTurnAsync(cancellationToken);

    public void Dispose()
    {
        _receiving.Dispose();
        _answering.Dispose();
    }

    private static ConcurrencyLimiterOptions Limits(int permits, int queue) => new() { PermitLimit = permits, QueueLimit = queue };
}
