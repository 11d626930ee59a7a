namespace ResponsibilityPortal.Web.Proving;

/// <summary>Has all evidence looked at once a day. What is found stands in the log, in the health of the portal and on the audit pages.</summary>
internal sealed partial class NightlyEvidenceCheck(EvidenceCheck check, TimeProvider clock, ILogger<NightlyEvidenceCheck> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await RunAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal stops.
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await check.RunAsync(null, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever it is, the portal goes on, and tomorrow there is another look.
            LogFailed(exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "The daily look at all evidence has failed.")]
    private partial void LogFailed(Exception exception);
}
