namespace ResponsibilityPortal.Web.Background;

/// <summary>What the portal does by itself again and again. When it fails, the log says so and the portal goes on.</summary>
/// <param name="interval">The time between the end of one time and the beginning of the next.</param>
public abstract partial class RecurringWork(TimeSpan interval, TimeProvider clock, ILogger logger) : BackgroundService
{
    /// <summary>How long after the start of the portal it is due for the first time.</summary>
    protected virtual TimeSpan FirstWait => interval;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // One wait after another, not a timer that goes on: a clock that is put forward by a month makes the work due once.
            for (var wait = FirstWait; ; wait = interval)
            {
                await Task.Delay(wait, clock, stoppingToken);
                await TryAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal stops.
        }
    }

    protected abstract Task WorkAsync(CancellationToken cancellationToken);

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await WorkAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(GetType().Name, exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Work} has failed; it will be tried again when it is due the next time.")]
    private partial void LogFailed(string work, Exception exception);
}
