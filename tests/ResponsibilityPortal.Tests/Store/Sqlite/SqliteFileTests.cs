using System.Runtime.Versioning;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Files;
using ResponsibilityPortal.Store.Sqlite;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Store.Sqlite;

[Trait("Store", "Sqlite")]
public sealed class SqliteFileTests : IDisposable
{
    private const string Setting = "Portal:DataDirectory";

    private readonly TemporaryDirectory _parent = new();

    private string Data => _parent.File("data");

    public void Dispose() => _parent.Dispose();

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Prepare_HeldDirectory_CreatesFileForOwnerOnly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        using var directory = DataDirectory.Take(Data, Setting);
        SqliteFile.Prepare(directory);
        Assert.Equal(Path.Combine(Data, "portal.db"), SqliteFile.In(directory));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(SqliteFile.In(directory)));
    }

    [Fact]
    public void Prepare_DirectoryWithStore_KeepsIt()
    {
        using var directory = DataDirectory.Take(Data, Setting);
        File.WriteAllText(SqliteFile.In(directory), "kept");
        SqliteFile.Prepare(directory);
        Assert.Equal("kept", File.ReadAllText(SqliteFile.In(directory)));
    }

    [Fact]
    public void Prepare_FileThatCannotBeWritten_IsRefusedWithTheSetting()
    {
        using var directory = DataDirectory.Take(Data, Setting);
        Directory.CreateDirectory(SqliteFile.In(directory));
        var refused = Assert.Throws<StoreRefusedException>(() => SqliteFile.Prepare(directory));
        Assert.StartsWith($"The data directory '{Data}' cannot be written: ", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith($" Make it writable, or name another with {Setting}.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Prepare_DirectoryThatIsOnlyRead_CreatesNothing()
    {
        using var directory = DataDirectory.Look(Data, Setting);
        var refused = Assert.Throws<StoreRefusedException>(() => SqliteFile.Prepare(directory));
        Assert.Equal($"There is no store in '{Data}'. Name the data directory of the portal with {Setting}.", refused.Message);
        Assert.False(Directory.Exists(Data));
    }
}
