using System.Diagnostics;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Web.Background;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Browsing;

/// <summary>
/// Renders the most requested pages and prepares the search, at start and whenever a version is published or comes into force, so that
/// readers don't wait.
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
    /// <summary>Timers can't wait much longer than a month.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    /// <summary>Shared by all portals of a process, because tests host several in one process and memory belongs to the process.</summary>
    private static bool _hasGivenBack;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await ReadAllAsync(stoppingToken);

            // Pages contain absolute addresses, which are known once the server listens.
            await PortalStart.WaitAsync(lifetime, stoppingToken);
            while (!stoppingToken.IsCancellationRequested)
            {
                var (moved, since) = (matrices.NextMoveAsync(stoppingToken), clock.GetUtcNow());
                await RenderAllAsync(stoppingToken);
                ReleaseMemoryOnce();
                await WaitAsync(moved, since, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal is stopping or could not start, so the pages are not needed.
        }
    }

    /// <summary>Waits until the lists of versions change, or the next announced version comes into force.</summary>
    /// <param name="since">When the pages were rendered. A version can come into force while they are.</param>
    private async Task WaitAsync(Task moved, DateTimeOffset since, CancellationToken stoppingToken)
    {
        if (NextAfter(since) is not { } next)
        {
            await moved;
            return;
        }

        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var wait = next - clock.GetUtcNow();
        var delay = Task.Delay(
            wait < TimeSpan.Zero ? TimeSpan.Zero
                : wait < LongestWait ? wait
                : LongestWait,
            clock,
            waiting.Token
        );
        await await Task.WhenAny(moved, delay);
        await waiting.CancelAsync();
    }

    /// <summary>Returns when the next announced version comes into force. Null when there is none.</summary>
    private DateTimeOffset? NextAfter(DateTimeOffset since) =>
        matrices
            .All.SelectMany(versions =>
                versions
                    .All.Where(version => !versions.IsNeverInForce(version))
                    .Select(version => (DateTimeOffset?)versions.InForceFrom(version))
            )
            .Where(date => date > since)
            .Min();

    /// <summary>Reads the versions in force, while the server starts.</summary>
    private async Task ReadAllAsync(CancellationToken stoppingToken)
    {
        foreach (var versions in matrices.All)
        {
            stoppingToken.ThrowIfCancellationRequested();
            try
            {
                await FindInForceAsync(versions);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogNotRead(exception, versions.Matrix);
            }
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
        if (await FindInForceAsync(versions) is VersionContent.Intact(var published))
        {
            published.Index.PrepareSearch();
        }
    }

    private async Task<VersionContent?> FindInForceAsync(PublishedVersions versions) =>
        versions.InForceAt(clock.GetUtcNow()) is { } inForce ? await matrices.LoadAsync(inForce) : null;

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

    [LoggerMessage(LogLevel.Warning, "The version in force of matrix {Matrix} could not be read at the start. It will be tried again.")]
    private partial void LogNotRead(Exception exception, string matrix);
}
