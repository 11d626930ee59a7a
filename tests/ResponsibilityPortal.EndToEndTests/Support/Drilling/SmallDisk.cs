using System.Diagnostics;

namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>
/// A file system of a few megabytes in memory, which can be filled to the last page and emptied again. Mounting it needs root or sudo.
/// </summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const int PageBytes = 4096;

    private readonly TemporaryDirectory _place = new();

    private SmallDisk() { }

    public string Path => _place.Path;

    private string Ballast => System.IO.Path.Combine(Path, "ballast");

    public static async Task<SmallDisk> MountAsync(int megabytes)
    {
        var disk = new SmallDisk();
        var (code, output) = await AsRootAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=0777", "tmpfs", disk.Path);
        Assert.True(
            code == 0,
            $"This drill needs to mount a small file system. Run the tests as root, or where sudo needs no password. {output}"
        );
        return disk;
    }

    /// <summary>Fills all free space.</summary>
    public void Fill()
    {
        var page = new byte[PageBytes];
        using var ballast = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                ballast.Write(page);
            }
        }
        catch (IOException)
        {
            // The disk is full.
        }
    }

    public void MakeRoom() => File.Delete(Ballast);

    public async ValueTask DisposeAsync()
    {
        await AsRootAsync("umount", "--lazy", Path);
        _place.Dispose();
    }

    private static async Task<(int Code, string Output)> AsRootAsync(params string[] command)
    {
        string[] words = Environment.IsPrivilegedProcess ? command : ["sudo", "--non-interactive", .. command];
        using var process = Process.Start(new ProcessStartInfo(words[0], words[1..]) { RedirectStandardError = true })!;
        var output = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
