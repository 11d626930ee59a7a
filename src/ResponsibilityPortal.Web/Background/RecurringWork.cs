namespace ResponsibilityPortal.Web.Background;

/// <summary>Recurring work of the portal. Failures are logged, and the portal goes on.</summary>
/// <param name="interval">The time from the end of one run to the start of the next.</param>
public abstract partial class RecurringWork(TimeSpan interval, TimeProvider clock, ILogger logger) : BackgroundService
{
    /// <summary>How long after the start of the portal the first run is due.</summary>
    protected virtual TimeSpan FirstWait => interval;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // Wait after each run instead of using a periodic timer: a clock set forward by a month then causes one run only.
            for (var wait = FirstWait; ; wait = interval)
            {
                await Task.Delay(wait, clock, stoppingToken);
                await TryAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal is stopping.
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

    [LoggerMessage(LogLevel.Error, "{Work} failed. The next scheduled run tries it again.")]
    private partial void LogFailed(string work, Exception exception);
}
