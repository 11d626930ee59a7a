using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Web.Limits;
using ResponsibilityPortal.Web.Security;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>
/// Lets so many PDF exports be made at the same time and a few more wait, so that exports, which cost a hundred times what a page
/// costs, take the machine from nobody: one core is always left, and nobody has more than a share of the rest.
/// </summary>
/// <param name="cores">How many processors the machine has.</param>
public sealed class ExportGate(IOptions<PdfOptions> options, int cores) : IDisposable
{
    /// <summary>How many exports one client makes or waits for at the same time.</summary>
    public const int AtOncePerClient = 2;

    /// <summary>How many exports one client has made in a minute; what is kept in memory is not counted.</summary>
    public const int PerMinuteAndClient = 20;

    /// <summary>How many wait for each one that is made.</summary>
    private const int WaitingForEach = 8;

    /// <summary>How many clients' worth a site has.</summary>
    private const int ClientsPerSite = 2;

    private readonly LimitChain<Client> _atOnce = new(
        PartitionedRateLimiter.Create<Client, string>(client => RateLimitPartition.GetConcurrencyLimiter(client.Key, _ => AtOnce(AtOncePerClient, 0))),
        PartitionedRateLimiter.Create<Client, string>(client => RateLimitPartition.GetConcurrencyLimiter(client.Site, _ => AtOnce(AtOncePerClient * ClientsPerSite, 0))));

    private readonly LimitChain<Client> _rate = new(
        PartitionedRateLimiter.Create<Client, string>(client => RateLimitPartition.GetSlidingWindowLimiter(client.Key, _ => PerMinute(PerMinuteAndClient))),
        PartitionedRateLimiter.Create<Client, string>(client => RateLimitPartition.GetSlidingWindowLimiter(client.Site, _ => PerMinute(PerMinuteAndClient * ClientsPerSite))));

    private readonly ConcurrencyLimiter _limiter = new(AtOnce(MadeAtOnce(options, cores), MadeAtOnce(options, cores) * WaitingForEach));

    /// <summary>A client's share, to be given back by disposing of it; null when it has as much as it may, or had as much this minute.</summary>
    public IDisposable? Share(HttpContext context)
    {
        var client = Client.Of(context);
        if (Turns.Granted(_atOnce.AttemptAcquire(client)) is not { } share)
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

    /// <summary>A turn, to be given back by disposing of it; null when too many wait already.</summary>
    public Task<IDisposable?> EnterAsync(CancellationToken cancellationToken) => _limiter.TakeTurnAsync(cancellationToken);

    public void Dispose()
    {
        _atOnce.Dispose();
        _rate.Dispose();
        _limiter.Dispose();
    }

    private static int MadeAtOnce(IOptions<PdfOptions> options, int cores) => Math.Clamp(cores - 1, 1, options.Value.ExportsAtOnce);

    private static ConcurrencyLimiterOptions AtOnce(int permits, int queue) =>
        new() { PermitLimit = permits, QueueLimit = queue, QueueProcessingOrder = QueueProcessingOrder.OldestFirst };

    private static SlidingWindowRateLimiterOptions PerMinute(int permits) =>
        new() { PermitLimit = permits, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 };

    /// <summary>Who asks: a signed-in user, or the network of a stranger.</summary>
    private readonly record struct Client(string Key, string Site)
    {
        public static Client Of(HttpContext context)
        {
            if (context.User.Identity?.IsAuthenticated == true && SignedIn.From(context.User) is { } who)
            {
                return new Client($"user {who.PersonId}", $"user {who.PersonId}");
            }

            var address = ClientNetwork.AddressOf(context);
            return new Client(ClientNetwork.Of(address), ClientNetwork.WideOf(address));
        }
    }
}
