using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Pdf;
using ResponsibilityPortal.Web.Background;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Reports;
using ResponsibilityPortal.Web.Signing;
using ResponsibilityPortal.Web.Stamping;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>
/// Requests the time stamp of the A4 report of the newest version of each matrix, at start and whenever a version is published. The stamp
/// is then about as old as the version, and readers don't wait for it. After a failure, tries again when the next call to the server is
/// allowed.
/// </summary>
internal sealed partial class StampsAhead(
    PublishedMatrices matrices,
    ReportSources sources,
    SigningKeys keys,
    StampedPdf stamped,
    TimeStamps stamps,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<StampsAhead> logger
) : BackgroundService
{
    private static readonly ReportOptions Whole = new(MatrixFilter.None, ReportPaper.A4, null);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!stamps.IsOn)
        {
            return;
        }

        try
        {
            // Reports contain absolute addresses, which are known once the server listens.
            await PortalStart.WaitAsync(lifetime, stoppingToken);
            while (!stoppingToken.IsCancellationRequested)
            {
                var moved = matrices.NextMoveAsync(stoppingToken);
                foreach (var versions in matrices.All)
                {
                    stoppingToken.ThrowIfCancellationRequested();
                    await TryStampAsync(versions);
                }

                await (stamps.Problem is null ? moved : await Task.WhenAny(moved, Task.Delay(TimeStamps.Pause, clock, stoppingToken)));
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal is stopping or could not start. Missing stamps are requested after the next start.
        }
    }

    private async Task TryStampAsync(PublishedVersions versions)
    {
        try
        {
            await StampAsync(versions, versions.Latest);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The request for the report will show what is wrong with it. Continue with the other matrices.
            LogFailed(exception, versions.Matrix);
        }
    }

    private async Task StampAsync(PublishedVersions versions, MatrixVersion version)
    {
        if (
            !versions.Checkpoints.TryGetValue(version.Number, out var checkpoint)
            || await keys.CurrentAsync() is not SigningKey.Ready(var certificate)
            || await matrices.LoadAsync(version) is not VersionContent.Intact(var published)
        )
        {
            return;
        }

        var order = new PdfOrder(published, versions, await sources.ConfirmedAsync(version, checkpoint), Whole, certificate);
        var tag = sources.TagOf(version, versions, order.Checkpoint, Whole, certificate);
        if (stamped.TagOf(tag) is null)
        {
            await stamped.MakeAsync(order, tag);
        }
    }

    [LoggerMessage(LogLevel.Error, "The report of the newest version of matrix {Matrix} could not be stamped ahead.")]
    private partial void LogFailed(Exception exception, string matrix);
}
