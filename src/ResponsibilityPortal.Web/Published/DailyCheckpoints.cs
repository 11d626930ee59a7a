using ResponsibilityPortal.Web.Proving;

namespace ResponsibilityPortal.Web.Published;

/// <summary>Has a checkpoint made every day on which something was recorded, and those that could not be made when they were due.</summary>
internal sealed partial class DailyCheckpoints(Checkpoints checkpoints, PublishedMatrices published, TimeProvider clock, ILogger<DailyCheckpoints> logger) : BackgroundService
{
    /// <summary>How often to look whether one is due.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, clock);
        try
        {
            // Right after its first start a portal has nothing that is worth a checkpoint yet.
            if (checkpoints.All.Count > 0)
            {
                await KeepUpAsync(stoppingToken);
            }

            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await KeepUpAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal stops.
        }
    }

    private async Task KeepUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (checkpoints.Problem is not null)
            {
                // What was published without a checkpoint gets one as soon as that can be, and its pages show it.
                await published.ReloadAsync(cancellationToken);
            }

            await checkpoints.KeepUpAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever it is, tomorrow is another day; the portal goes on.
            LogFailed(exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "Looking whether a checkpoint of the log is due has failed.")]
    private partial void LogFailed(Exception exception);
}
