using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Web.Limits;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>
/// Limits how many PDF exports are made at the same time and how many wait. An export costs a hundred times as much as a page. One core is
/// always left for other requests, and each client has only a share of the others.
/// </summary>
/// <param name="cores">The number of processors of the machine.</param>
public sealed class ExportLimit(IOptions<PdfOptions> options, int cores) : IDisposable
{
    /// <summary>The number of exports that one client can make or wait for at the same time.</summary>
    public const int AtOncePerClient = 2;

    /// <summary>The number of exports that one client can make in a minute. Files from memory are not counted.</summary>
    public const int PerMinuteAndClient = 20;

    /// <summary>The number of waiting exports for each one that is made.</summary>
    private const int WaitingForEach = 8;

    /// <summary>The limit of a site, as a multiple of that of a client.</summary>
    private const int ClientsPerSite = 2;

    private readonly LimitChain<ExportClient> _atOnce = new(
        PartitionedRateLimiter.Create<ExportClient, string>(client =>
            RateLimitPartition.GetConcurrencyLimiter(client.Key, _ => AtOnce(AtOncePerClient, 0))
        ),
        PartitionedRateLimiter.Create<ExportClient, string>(client =>
            RateLimitPartition.GetConcurrencyLimiter(client.Site, _ => AtOnce(AtOncePerClient * ClientsPerSite, 0))
        )
    );

    private readonly LimitChain<ExportClient> _rate = new(
        PartitionedRateLimiter.Create<ExportClient, string>(client =>
            RateLimitPartition.GetSlidingWindowLimiter(client.Key, _ => PerMinute(PerMinuteAndClient))
        ),
        PartitionedRateLimiter.Create<ExportClient, string>(client =>
            RateLimitPartition.GetSlidingWindowLimiter(client.Site, _ => PerMinute(PerMinuteAndClient * ClientsPerSite))
        )
    );

    private readonly ConcurrencyLimiter _limiter = new(AtOnce(MadeAtOnce(options, cores), MadeAtOnce(options, cores) * WaitingForEach));

    /// <summary>
    /// Takes one of a client's slots. Dispose of it to release it; null when the client has used its share, now or in this minute.
    /// </summary>
    public IDisposable? Share(HttpContext context)
    {
        var client = ExportClient.Of(context);
        if (ConcurrencySlots.Granted(_atOnce.AttemptAcquire(client)) is not { } share)
        {
            return null;
        }

        using var counted = _rate.AttemptAcquire(client);
        if (counted.IsAcquired)
        {
            return share;
        }

        share.Dispose();
        return null;
    }

    /// <summary>Waits for a slot to make an export. Dispose of it to release it; null when too many exports wait already.</summary>
    public Task<IDisposable?> EnterAsync(CancellationToken cancellationToken) => _limiter.TakeTurnAsync(cancellationToken);

    public void Dispose()
    {
        _atOnce.Dispose();
        _rate.Dispose();
        _limiter.Dispose();
    }

    private static int MadeAtOnce(IOptions<PdfOptions> options, int cores) => Math.Clamp(cores - 1, 1, options.Value.ExportsAtOnce);

    private static ConcurrencyLimiterOptions AtOnce(int permits, int queue) =>
        new()
        {
            PermitLimit = permits,
            QueueLimit = queue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        };

    private static SlidingWindowRateLimiterOptions PerMinute(int permits) =>
        new()
        {
            PermitLimit = permits,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
            QueueLimit = 0,
        };
}
