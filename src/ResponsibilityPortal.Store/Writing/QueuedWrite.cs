namespace ResponsibilityPortal.Store.Writing;

/// <summary>A write in the queue and its result. The first result that is set counts.</summary>
/// <param name="isAlone">Whether the write needs a context and a transaction of its own.</param>
/// <param name="queued">When it was queued, as a timestamp of the clock.</param>
internal sealed class QueuedWrite(Func<PortalDbContext, Task<WriteEnd>> write, bool isAlone, long queued)
{
    // Run continuations of callers asynchronously, so that the next transaction doesn't wait for them.
    private readonly TaskCompletionSource<bool> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsAlone => isAlone;

    public long Queued => queued;

    /// <summary>Completes with whether the write was executed and committed; false when it was not executed in time.</summary>
    public Task<bool> IsWritten => _end.Task;

    public Task<WriteEnd> RunAsync(PortalDbContext context) => write(context);

    public void Succeed() => _end.TrySetResult(true);

    public void GiveUp() => _end.TrySetResult(false);

    public void Fail(Exception exception) => _end.TrySetException(exception);
}
