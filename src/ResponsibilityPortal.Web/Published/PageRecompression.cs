using System.Threading.Channels;
using ResponsibilityPortal.Web.Pages;

namespace ResponsibilityPortal.Web.Published;

/// <summary>
/// Makes pages that readers come back to as small as they can be, one after another, while the quickly compressed ones are served. The best
/// compression takes a hundred times as long, so no reader waits for it and no page that one reader opened once is worth it.
/// </summary>
public sealed partial class PageRecompression(PageCache cache, ILogger<PageRecompression> logger) : BackgroundService
{
    /// <summary>Pages that wait at most; one more stays as it is.</summary>
    private const int LongestQueue = 1_000;

    private readonly Channel<(PageKey Key, CachedPage Page)> _queue =
        Channel.CreateBounded<(PageKey, CachedPage)>(new BoundedChannelOptions(LongestQueue) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>Notes that a page was served from memory.</summary>
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
            // Pages that still wait are served as they are for as long as the portal answers.
        }
    }

    [LoggerMessage(LogLevel.Debug, "A page of matrix {Matrix} takes {After} instead of {Before} bytes of memory.")]
    private partial void LogImproved(string matrix, int before, int after);
}
