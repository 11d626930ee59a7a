using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>Detects when a portal opens its store, by the write-ahead log next to it.</summary>
internal sealed class StoreOpened : IDisposable
{
    private readonly FileSystemWatcher _watcher;
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="dataDirectory">A directory whose store is not open in any process.</param>
    public StoreOpened(string dataDirectory)
    {
        _watcher = new FileSystemWatcher(dataDirectory, "*-wal");
        _watcher.Created += (_, _) => _opened.TrySetResult();
        _watcher.Error += (_, error) => _opened.TrySetException(error.GetException());
        _watcher.EnableRaisingEvents = true;
    }

    /// <summary>Completes when the store is open, or fails after the limit for hangs.</summary>
    /// <remarks>
    /// The runtime refers to a watcher weakly. Without the timer of this limit, nothing but the waiting test itself refers to the watcher,
    /// and both can be collected as garbage: the test would never end.
    /// </remarks>
    public Task SeenAsync() => _opened.Task.WaitAsync(Timeouts.Hang);

    public void Dispose() => _watcher.Dispose();
}
