
namespace ResponsibilityPortal.Web.Signing;

/// <summary>
/// Has the portal's own key made after the first start, so that neither the first page nor the first export waits for it, and tells the
/// operator what is wrong with the one there is.
/// </summary>
internal sealed partial class SigningKeyMaker(SigningKeys keys, IHostApplicationLifetime lifetime, ILogger<SigningKeyMaker> logger) : IHostedService
{
    private CancellationTokenRegistration _onStarted;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // The certificate names the portal's host, which is known once the server listens.
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

    [LoggerMessage(LogLevel.Error, "The key to sign PDF exports with could not be made; they are refused.")]
    private partial void LogFailed(Exception exception);
}
