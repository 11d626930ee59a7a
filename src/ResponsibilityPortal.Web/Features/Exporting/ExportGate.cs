using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Web.Security;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Web.Features.Exporting;

/// <summary>
/// Lets so many PDF exports be made at the same time and a few more wait, so that exports, which cost a hundred times what a page
/// costs, take the machine from nobody.
/// </summary>
public sealed class ExportGate(IOptions<PdfOptions> options) : IDisposable
{
    /// <summary>How many wait for each one that is made.</summary>
    private const int WaitingForEach = 4;

    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = options.Value.ExportsAtOnce,
        QueueLimit = options.Value.ExportsAtOnce * WaitingForEach,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>A turn, to be given back by disposing of it; null when too many wait already.</summary>
    public Task<IDisposable?> EnterAsync(CancellationToken cancellationToken) => _limiter.TakeTurnAsync(cancellationToken);

    public void Dispose() => _limiter.Dispose();
}
