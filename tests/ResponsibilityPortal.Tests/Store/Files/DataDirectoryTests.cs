using System.Runtime.Versioning;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Files;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Store.Files;

public sealed class DataDirectoryTests : IDisposable
{
    private const string Setting = "Portal:DataDirectory";

    private readonly TemporaryDirectory _parent = new();

    private string Path => _parent.File("data");

    [Fact]
    public void Take_MissingDirectory_CreatesIt()
    {
        using var directory = DataDirectory.Take(Path, Setting);
        Assert.Equal(Path, directory.Path);
        Assert.True(directory.IsHeld);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Take_NewDirectory_IsForItsOwnerOnly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        using var directory = DataDirectory.Take(Path, Setting);
        const UnixFileMode readWrite = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(readWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path));
        Assert.NotEmpty(Directory.GetFiles(Path));
        Assert.All(Directory.GetFiles(Path), file => Assert.Equal(readWrite, File.GetUnixFileMode(file)));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void IsOpenToOthers_DirectoryThatWasThereWithMode755_IsTrue()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        using (var own = DataDirectory.Take(Path, Setting))
        {
            Assert.False(own.IsOpenToOthers);
        }

        File.SetUnixFileMode(Path, File.GetUnixFileMode(Path) | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        using var open = DataDirectory.Take(Path, Setting);
        Assert.True(open.IsOpenToOthers);
    }

    [Fact]
    public void Take_WhileItIsHeld_IsRefused()
    {
        using (DataDirectory.Take(Path, Setting))
        {
            var refused = Assert.Throws<StoreRefusedException>(() => DataDirectory.Take(Path, Setting));
            Assert.Contains("in use by another portal process", refused.Message, StringComparison.Ordinal);
            Assert.Contains(Path, refused.Message, StringComparison.Ordinal);
            Assert.Contains(Setting, refused.Message, StringComparison.Ordinal);
        }

        using var afterwards = DataDirectory.Take(Path, Setting);
        Assert.Equal(Path, afterwards.Path);
    }

    [Fact]
    public void Take_DirectoryThatCannotBeWritten_IsRefusedInWords()
    {
        File.WriteAllText(Path, "A file stands where the directory should be.");
        var refused = Assert.Throws<StoreRefusedException>(() => DataDirectory.Take(System.IO.Path.Combine(Path, "inside"), Setting));
        Assert.Contains("cannot be written", refused.Message, StringComparison.Ordinal);
        Assert.Contains(Path, refused.Message, StringComparison.Ordinal);
        Assert.Contains(Setting, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Take_ExistingDirectory_KeepsItsFiles()
    {
        using (var first = DataDirectory.Take(Path, Setting))
        {
            File.WriteAllText(System.IO.Path.Combine(first.Path, "note.txt"), "kept");
        }

        using var second = DataDirectory.Take(Path, Setting);
        Assert.Equal("kept", File.ReadAllText(System.IO.Path.Combine(second.Path, "note.txt")));
    }

    [Fact]
    public void Look_WhileItIsHeld_Reads()
    {
        using var held = DataDirectory.Take(Path, Setting);
        using var looked = DataDirectory.Look(Path, Setting);
        Assert.True(held.IsHeld);
        Assert.False(looked.IsHeld);
        Assert.Equal(held.Path, looked.Path);
    }

    public void Dispose() => _parent.Dispose();
}
