namespace ResponsibilityPortal.Web.Signing;

/// <summary>
/// Creates the portal's own key after the first start, so that neither the first page nor the first export waits for it. Logs what is wrong
/// with an existing key.
/// </summary>
internal sealed partial class SigningKeyMaker(SigningKeys keys, IHostApplicationLifetime lifetime, ILogger<SigningKeyMaker> logger)
    : IHostedService
{
    private CancellationTokenRegistration _onStarted;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // The certificate names the portal's host, which is known when the server listens.
        _onStarted = lifetime.ApplicationStarted.Register(() => _ = MakeAsync());
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => _onStarted.DisposeAsync().AsTask();

    private async Task MakeAsync()
    {
        try
        {
            if (await keys.CurrentAsync() is SigningKey.Unusable(var reason))
            {
                LogUnusable(reason);
            }
        }
        catch (Exception exception)
        {
            LogFailed(exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "PDF exports are refused: {Reason}")]
    private partial void LogUnusable(string reason);

    [LoggerMessage(LogLevel.Error, "The key to sign PDF exports couldn't be created. PDF exports are refused.")]
    private partial void LogFailed(Exception exception);
}
