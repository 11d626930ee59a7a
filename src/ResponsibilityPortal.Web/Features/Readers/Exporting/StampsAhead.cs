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
/// Has the A4 report of the newest version of each matrix stamped at start and whenever a version is published, so that its time stamp is
/// about as old as the version, and no reader waits for it. After a failure it is tried again when the server may be asked again.
/// </summary>
internal sealed partial class StampsAhead(
    PublishedMatrices matrices, ReportSources sources, SigningKeys keys, StampedPdf stamped, TimeStamps stamps, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<StampsAhead> logger) : BackgroundService
{
    private static readonly ReportWish Whole = new(MatrixFilter.None, ReportPaper.A4, null);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!stamps.IsOn)
        {
            return;
        }

        try
        {
            // Reports hold absolute addresses, which are known once the server listens.
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
            // The portal stops, or could not start; what has no stamp gets one with the next start.
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
            // Whoever asks for the report will see what is wrong with it; the other matrices go on.
            LogFailed(exception, versions.Matrix);
        }
    }

    private async Task StampAsync(PublishedVersions versions, MatrixVersion version)
    {
        if (!versions.Checkpoints.TryGetValue(version.Number, out var checkpoint)
            || await keys.CurrentAsync() is not SigningKey.Ready(var certificate)
            || await matrices.LoadAsync(version) is not VersionContent.Intact(var published))
        {
            return;
        }

        var tag = sources.TagOf(version, versions, checkpoint, Whole, certificate);
        if (stamped.TagOf(tag) is null)
        {
            await stamped.MakeAsync(new PdfOrder(published, versions, checkpoint, Whole, certificate), tag);
        }
    }

    [LoggerMessage(LogLevel.Error, "The report of the newest version of matrix {Matrix} could not be stamped ahead.")]
    private partial void LogFailed(Exception exception, string matrix);
}
