namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>Sees when a portal opens its store: the write-ahead log appears beside it.</summary>
internal sealed class StoreOpened : IDisposable
{
    private readonly FileSystemWatcher _watcher;
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="dataDirectory">Nobody has the store in it open.</param>
    public StoreOpened(string dataDirectory)
    {
        _watcher = new FileSystemWatcher(dataDirectory, "*-wal");
        _watcher.Created += (_, _) => _opened.TrySetResult();
        _watcher.EnableRaisingEvents = true;
    }

    public Task Task => _opened.Task;

    public void Dispose() => _watcher.Dispose();
}
