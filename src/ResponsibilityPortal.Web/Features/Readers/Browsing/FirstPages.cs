using System.Diagnostics;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Web.Background;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Browsing;

/// <summary>
/// Renders the most requested pages and prepares the search, at start and whenever a version is published, so that readers don't wait.
/// </summary>
internal sealed partial class FirstPages(
    PublishedMatrices matrices,
    ReaderPages pages,
    VersionChanges changes,
    TimeProvider clock,
    IHostApplicationLifetime lifetime,
    ILogger<FirstPages> logger
) : BackgroundService
{
    /// <summary>Shared by all portals of a process, because tests host several in one process and memory belongs to the process.</summary>
    private static bool _hasGivenBack;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // Pages contain absolute addresses, which are known once the server listens.
            await PortalStart.WaitAsync(lifetime, stoppingToken);
            while (!stoppingToken.IsCancellationRequested)
            {
                var moved = matrices.NextMoveAsync(stoppingToken);
                await RenderAllAsync(stoppingToken);
                ReleaseMemoryOnce();
                await moved;
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal is stopping or could not start, so the pages are not needed.
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
                    await pages.FindAsync(
                        PortalUrls.Routes.Matrix,
                        path,
                        new PageQuery(form),
                        source => BrowsingEndpoints.PageAsync(source, changes)
                    );
                }

                await PrepareSearchAsync(versions);
                LogRendered(versions.Matrix, Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // The request for the page will show what is wrong with it. Continue with the other matrices.
                LogFailed(exception, versions.Matrix);
            }
        }
    }

    /// <summary>Prepares the search of the version in force. Others are searched rarely, and their indexes would take memory.</summary>
    private async Task PrepareSearchAsync(PublishedVersions versions)
    {
        if (
            versions.InForceAt(clock.GetUtcNow()) is { } inForce
            && await matrices.LoadAsync(inForce) is VersionContent.Intact(var published)
        )
        {
            published.Index.PrepareSearch();
        }
    }

    /// <summary>
    /// Releases memory after the start. Importing, rendering and compressing need memory for a moment, which the runtime would keep. A
    /// portal that then idles would seem to need it.
    /// </summary>
    private static void ReleaseMemoryOnce()
    {
        if (!Interlocked.Exchange(ref _hasGivenBack, true))
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }

    [LoggerMessage(LogLevel.Information, "The first pages of matrix {Matrix} are ready after {Milliseconds:0} ms.")]
    private partial void LogRendered(string matrix, double milliseconds);

    [LoggerMessage(LogLevel.Error, "The first pages of matrix {Matrix} could not be rendered at the start.")]
    private partial void LogFailed(Exception exception, string matrix);
}
