namespace ResponsibilityPortal.Web.Background;

/// <summary>Waits until the server listens. Only then does the portal know its own address.</summary>
internal static class PortalStart
{
    /// <exception cref="OperationCanceledException">The portal is stopping, or couldn't start.</exception>
    public static async Task WaitAsync(IHostApplicationLifetime lifetime, CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStarted = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await using var onStopping = stoppingToken.Register(() => started.TrySetCanceled(stoppingToken));
        await started.Task;
    }
}
