using ResponsibilityPortal.Tests.Support;

[assembly: AssemblyFixture(typeof(SharedRecording))]

namespace ResponsibilityPortal.Tests.Support;

/// <summary>Records a portal for the first test class that needs it. Many classes do, and recording takes seconds.</summary>
public sealed class SharedRecording : IAsyncDisposable
{
    private readonly Lazy<Task<Recording>> _recording = new(() => Recording.MakeAsync());

    internal Task<Recording> MadeAsync() => _recording.Value;

    public async ValueTask DisposeAsync()
    {
        if (_recording.IsValueCreated)
        {
            await (await _recording.Value).DisposeAsync();
        }
    }
}
