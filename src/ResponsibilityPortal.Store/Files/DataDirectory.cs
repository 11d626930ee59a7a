using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ResponsibilityPortal.Store.Files;

/// <summary>
/// The one directory that a portal writes to, held by one process at a time. A store that is a file is in it.
/// </summary>
public sealed class DataDirectory : IDisposable
{
    private const string LockFileName = "portal.lock";
    private const string AsideName = "replaced";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _setting;
    private readonly FileStream? _lock;

    private DataDirectory(string path, string setting, FileStream? held) => (Path, _setting, _lock) = (path, setting, held);

    /// <summary>The absolute path.</summary>
    public string Path { get; }

    /// <summary>Whether this process holds it and may write to it; else it is only looked at.</summary>
    public bool IsHeld => _lock is not null;

    /// <summary>Where restores keep what they have replaced, each in a directory of its own.</summary>
    public string Aside => System.IO.Path.Combine(Path, AsideName);

    /// <summary>Creates the directory if it is missing and takes its lock until disposed.</summary>
    /// <param name="setting">The name of the setting that chose the path, for messages.</param>
    /// <exception cref="StoreRefusedException">It cannot be created or written, or another process holds it.</exception>
    public static DataDirectory Take(string path, string setting)
    {
        path = System.IO.Path.GetFullPath(path);
        try
        {
            Create(path);
            return new DataDirectory(path, setting, Hold(path, setting));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(path, setting, exception);
        }
    }

    /// <summary>A directory to read beside the process that may hold it. Nothing in it is created or changed.</summary>
    /// <param name="setting">The name of the setting that chose the path, for messages.</param>
    public static DataDirectory Look(string path, string setting) => new(System.IO.Path.GetFullPath(path), setting, null);

    /// <summary>Refuses the directory because something in it cannot be written.</summary>
    public StoreRefusedException NotWritable(Exception reason) => NotWritable(Path, _setting, reason);

    /// <summary>Refuses the directory because there is no store in it.</summary>
    public StoreRefusedException WithoutStore() => new($"There is no store in '{Path}'. Name the data directory of the portal with {_setting}.");

    /// <summary>Whether other accounts of this machine may list or enter it. One that the portal creates is its owner's alone; one that was there stays as it is.</summary>
    public bool IsOpenToOthers => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(Path) & ~OwnerOnly) != UnixFileMode.None;

    /// <summary>Writes a file that only its owner can read, in place of one of that name.</summary>
    public async Task WriteOwnerOnlyAsync(string name, string text, CancellationToken cancellationToken)
    {
        var file = System.IO.Path.Combine(Path, name);
        File.Delete(file);
        await using var stream = OpenFile(file, FileShare.None, FileMode.CreateNew);
        await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text), cancellationToken);
    }

    /// <summary>A directory in this one that only its owner can read.</summary>
    /// <param name="names">The names on the way to it.</param>
    public DirectoryInfo Subdirectory(params ReadOnlySpan<string> names)
    {
        var path = Path;
        foreach (var name in names)
        {
            path = System.IO.Path.Combine(path, name);
            Create(path);
        }

        return new DirectoryInfo(path);
    }

    /// <summary>Makes the place where a restore keeps what it replaces.</summary>
    public DirectoryInfo MakeAside(DateTimeOffset now) => Subdirectory(AsideName, string.Create(CultureInfo.InvariantCulture, $"{now:yyyyMMdd'T'HHmmssfff'Z'}"));

    public void Dispose() => _lock?.Dispose();

    private static StoreRefusedException NotWritable(string path, string setting, Exception reason) =>
        new($"The data directory '{path}' cannot be written: {reason.Message} Make it writable, or name another with {setting}.", reason);

    private static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnly);
        }
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The lock is held by the directory until that is disposed.")]
    private static FileStream Hold(string path, string setting)
    {
        var file = System.IO.Path.Combine(path, LockFileName);
        try
        {
            return OpenFile(file, FileShare.None);
        }
        catch (IOException exception) when (exception is not (FileNotFoundException or DirectoryNotFoundException) && File.Exists(file))
        {
            throw new StoreRefusedException(
                $"The data directory '{path}' is in use by another portal process. Stop that one, or give this one its own directory with {setting}.", exception);
        }
    }

    private static FileStream OpenFile(string path, FileShare share, FileMode mode = FileMode.OpenOrCreate) => OwnerOnlyFile.Open(path, mode, share);
}
