using System.Diagnostics;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Web.Background;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Browsing;

/// <summary>
/// Renders the pages that everybody opens first, at start and whenever a version is published, so that nobody
/// waits for them.
/// </summary>
internal sealed partial class FirstPages(
    PublishedMatrices matrices, ReaderPages pages, VersionChanges changes, IHostApplicationLifetime lifetime, ILogger<FirstPages> logger) : BackgroundService
{
    /// <summary>Memory belongs to the process, however many portals a test hosts in it.</summary>
    private static bool _hasGivenBack;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // Pages hold absolute addresses, which are known once the server listens.
            await PortalStart.WaitAsync(lifetime, stoppingToken);
            while (!stoppingToken.IsCancellationRequested)
            {
                var moved = matrices.NextMoveAsync(stoppingToken);
                await RenderAllAsync(stoppingToken);
                GiveBackOnce();
                await moved;
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal stops, or could not start; nobody will ask for the pages.
        }
    }

    private async Task RenderAllAsync(CancellationToken stoppingToken)
    {
        MatrixFilter[] forms = [MatrixFilter.None, new() { View = MatrixViewKind.Overview }, new() { View = MatrixViewKind.Checklist }];
        foreach (var versions in matrices.All)
        {
            var since = Stopwatch.GetTimestamp();
            try
            {
                foreach (var form in forms)
                {
                    stoppingToken.ThrowIfCancellationRequested();
                    var path = new RouteValueDictionary { [PageKey.MatrixName] = versions.Matrix };
                    await pages.FindAsync(PortalUrls.Routes.Matrix, path, new PageQuery(form), source => BrowsingEndpoints.PageAsync(source, changes));
                }

                LogRendered(versions.Matrix, Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // Whoever asks for the page will see what is wrong with it; the other matrices go on.
                LogFailed(exception, versions.Matrix);
            }
        }
    }

    /// <summary>
    /// Starting needs memory for a moment (importing, rendering, compressing) that the runtime would keep in case of more; a portal that
    /// then idles would seem to need it.
    /// </summary>
    private static void GiveBackOnce()
    {
        if (!Interlocked.Exchange(ref _hasGivenBack, true))
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }

    [LoggerMessage(LogLevel.Information, "The first pages of matrix {Matrix} are ready after {Milliseconds:0} ms.")]
    private partial void LogRendered(string matrix, double milliseconds);

    [LoggerMessage(LogLevel.Error, "The first pages of matrix {Matrix} could not be made ahead.")]
    private partial void LogFailed(Exception exception, string matrix);
}
