using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Tests.Support.Databases;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>
/// The data of a portal with every event that the log can record. Tests take copies of its data and change them freely.
/// </summary>
public sealed class RecordedPortal(SharedRecording shared) : IAsyncLifetime
{
    private Recording _recording = null!;

    public async ValueTask InitializeAsync() => _recording = await shared.MadeAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Makes a change by the administrator, in a portal that was started on a copy.</summary>
    public Change ChangeOfAdmin() => _recording.Ada.Change();

    /// <summary>Returns the data in the test's own directory.</summary>
    public TemporaryDirectory Copy()
    {
        var copy = new TemporaryDirectory();
        foreach (var file in Directory.GetFiles(_recording.Directory, "*", SearchOption.AllDirectories))
        {
            var target = copy.File(Path.GetRelativePath(_recording.Directory, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        StoreOfRun.Copy(_recording.Directory, copy.Path);

        return copy;
    }
}
