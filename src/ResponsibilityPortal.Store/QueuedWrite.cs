namespace ResponsibilityPortal.Store;

/// <summary>A write and its end. The first end that is told holds.</summary>
internal sealed class QueuedWrite(Func<PortalDbContext, Task> write)
{
    // Whoever waits goes on elsewhere: the next transaction must not wait for them.
    private readonly TaskCompletionSource<bool> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with whether it was written and committed; false when its turn did not come.</summary>
    public Task<bool> IsWritten => _end.Task;

    public Task RunAsync(PortalDbContext context) => write(context);

    public void Succeed() => _end.TrySetResult(true);

    public void GiveUp() => _end.TrySetResult(false);

    public void Fail(Exception exception) => _end.TrySetException(exception);
}
