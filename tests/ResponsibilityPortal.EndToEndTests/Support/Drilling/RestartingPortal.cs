namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>A portal that is killed and started again with the same data at the same address.</summary>
/// <param name="settings">Further settings, as arguments.</param>
internal sealed class RestartingPortal(string dataDirectory, params string[] settings) : IAsyncDisposable
{
    private readonly string _address = PortalProcess.FreeName();
    private Task<PortalProcess> _running = Task.FromException<PortalProcess>(new InvalidOperationException("The portal was not started."));

    public Uri Address => new(_address);

    /// <summary>Completes when the portal answers requests.</summary>
    public Task<PortalProcess> RunningAsync() => Volatile.Read(ref _running);

    public Task StartAsync()
    {
        var running = LaunchAsync();
        Volatile.Write(ref _running, running);
        return running;
    }

    /// <summary>Ends the process as a power cut would, and starts another one.</summary>
    public async Task KillAndStartAsync()
    {
        var killed = await _running;
        var back = new TaskCompletionSource<PortalProcess>(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _running, back.Task);
        try
        {
            await killed.DisposeAsync();
            back.SetResult(await LaunchAsync());
        }
        catch (Exception exception)
        {
            // Callers that wait for the portal get the exception.
            back.TrySetException(exception);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_running.IsCompletedSuccessfully)
        {
            await (await _running).DisposeAsync();
        }
    }

    private Task<PortalProcess> LaunchAsync() =>
        PortalProcess.StartAsync(dataDirectory, ["--urls", _address, DrillStore.Unlimited, .. settings]);
}
