using System.Threading.Channels;
using ResponsibilityPortal.Web.Pages;

namespace ResponsibilityPortal.Web.Published;

/// <summary>
/// Compresses pages that readers request again as small as possible, one after another, while the quickly compressed ones are served. The
/// best compression takes a hundred times as long. No reader waits for it, and pages that were opened once aren't worth it.
/// </summary>
public sealed partial class PageRecompression(PageCache cache, ILogger<PageRecompression> logger) : BackgroundService
{
    /// <summary>The length of the queue. Further pages stay as they are.</summary>
    private const int LongestQueue = 1_000;

    private readonly Channel<(PageKey Key, CachedPage Page)> _queue = Channel.CreateBounded<(PageKey, CachedPage)>(
        new BoundedChannelOptions(LongestQueue) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true }
    );

    /// <summary>Records that a page was served from memory.</summary>
    public void Note(PageKey key, CachedPage page)
    {
        if (page.IsFirstWorthImproving())
        {
            _queue.Writer.TryWrite((key, page));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var (key, page) in _queue.Reader.ReadAllAsync(stoppingToken))
            {
                stoppingToken.ThrowIfCancellationRequested();
                if (!cache.Holds(key, page))
                {
                    continue;
                }

                var better = page.Improved();
                cache.Improve(key, page, better);
                LogImproved(key.Matrix, page.Size, better.Size);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal is stopping. Pages in the queue stay as they are.
        }
    }

    [LoggerMessage(LogLevel.Debug, "A page of matrix {Matrix} takes {After} instead of {Before} bytes of memory.")]
    private partial void LogImproved(string matrix, int before, int after);
}
