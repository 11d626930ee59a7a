namespace ResponsibilityPortal.Tests.Support;

/// <summary>A client that accepts no bytes until the test allows it.</summary>
internal sealed class SlowReader : MemoryStream
{
    private readonly TaskCompletionSource _began = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _read = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the first bytes are sent.</summary>
    public Task Began => _began.Task;

    public void Read() => _read.SetResult();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _began.TrySetResult();
        await _read.Task;
    }
}
