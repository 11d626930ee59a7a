using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Web.Limits;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>
/// Limits how many files are written at the same time, and how many wait: all exports but PDF, which has <see cref="ExportLimit"/>, and
/// JSON, which is in memory. A large file takes a tenth of a second. One core is always left for other requests, and each client has
/// only a share of the queue.
/// </summary>
/// <param name="cores">The number of processors of the machine.</param>
internal sealed class FileLimit(IOptions<PortalOptions> options, int cores) : IDisposable
{
    /// <summary>The number of requests that can wait.</summary>
    public const int WaitingMax = 64;

    /// <summary>The limit of a site, as a multiple of that of a client.</summary>
    private const int ClientsPerSite = 2;

    private readonly LimitChain<ExportClient> _atOnce = new(
        PartitionedRateLimiter.Create<ExportClient, string>(client =>
            RateLimitPartition.GetConcurrencyLimiter(client.Key, _ => AtOnce(options.Value.ExportsPerNetwork))
        ),
        PartitionedRateLimiter.Create<ExportClient, string>(client =>
            RateLimitPartition.GetConcurrencyLimiter(client.Site, _ => AtOnce(options.Value.ExportsPerNetwork * ClientsPerSite))
        )
    );

    private readonly FileTurns _turns = new(Math.Max(cores - 1, 1), WaitingMax);

    /// <summary>The number of files that one client can have written, or wait for, at the same time.</summary>
    public int PerClient => options.Value.ExportsPerNetwork;

    /// <summary>Takes one of a client's slots. Dispose of it to release it; null when the client uses all of them.</summary>
    public IDisposable? Share(HttpContext context) => ConcurrencySlots.Granted(_atOnce.AttemptAcquire(ExportClient.Of(context)));

    /// <summary>Waits for a turn to write a file. Dispose of it to end it; null when too many requests wait already.</summary>
    public Task<FileTurn?> EnterAsync(CancellationToken cancellationToken) => _turns.EnterAsync(cancellationToken);

    public void Dispose() => _atOnce.Dispose();

    private static ConcurrencyLimiterOptions AtOnce(int permits) => new() { PermitLimit = permits, QueueLimit = 0 };
}
