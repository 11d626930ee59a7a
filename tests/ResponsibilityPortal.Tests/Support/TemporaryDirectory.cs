using ResponsibilityPortal.Tests.Support.Databases;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>A directory of a test, deleted when the test ends, with the database of a portal that used it.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("portal-test-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        StoreOfRun.Remove(Path);
        Directory.Delete(Path, recursive: true);
    }
}
