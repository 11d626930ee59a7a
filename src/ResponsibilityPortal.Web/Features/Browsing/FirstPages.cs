using System.Diagnostics;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Browsing;

/// <summary>
/// Renders and compresses the pages that everybody opens first, at start and whenever a version is published, so that nobody
/// waits for them.
/// </summary>
internal sealed partial class FirstPages(
    PublishedMatrices matrices, ReaderPages pages, PortalUrls urls, IHostApplicationLifetime lifetime, ILogger<FirstPages> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!await HasStartedAsync(stoppingToken))
        {
            return;
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            var moved = matrices.NextMoveAsync(stoppingToken);
            await RenderAllAsync(stoppingToken);
            await moved;
        }
    }

    /// <summary>
    /// Pages hold absolute addresses, which are known once the server listens. A server that cannot listen stops without having
    /// started; that is told by whoever failed, not here.
    /// </summary>
    private async Task<bool> HasStartedAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStarted = lifetime.ApplicationStarted.Register(() => started.TrySetResult(true));
        await using var onStopping = stoppingToken.Register(() => started.TrySetResult(false));
        return await started.Task;
    }

    private async Task RenderAllAsync(CancellationToken stoppingToken)
    {
        MatrixFilter[] forms = [MatrixFilter.None, new() { View = MatrixViewKind.Overview }, new() { View = MatrixViewKind.Checklist }];
        foreach (var versions in matrices.All)
        {
            var since = Stopwatch.GetTimestamp();
            foreach (var form in forms)
            {
                stoppingToken.ThrowIfCancellationRequested();
                var path = new RouteValueDictionary { ["matrix"] = versions.Matrix };
                await pages.FindAsync(urls.Matrix(versions.Matrix), path, form, source => Task.FromResult<PageContent?>(BrowsingEndpoints.Page(source)));
            }

            LogRendered(versions.Matrix, Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        }
    }

    [LoggerMessage(LogLevel.Information, "The first pages of matrix {Matrix} are ready after {Milliseconds:0} ms.")]
    private partial void LogRendered(string matrix, double milliseconds);
}
