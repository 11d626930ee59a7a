using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ResponsibilityPortal.Store.Files;

/// <summary>The one directory that a portal writes to. One process at a time holds its lock. A store that is a file is in it.</summary>
public sealed class DataDirectory : IDisposable
{
    private const string LockFileName = "portal.lock";
    private const string ReplacedName = "replaced";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _setting;
    private readonly FileStream? _lock;

    private DataDirectory(string path, string setting, FileStream? held) => (Path, _setting, _lock) = (path, setting, held);

    /// <summary>The absolute path.</summary>
    public string Path { get; }

    /// <summary>Whether this process holds the lock and may write; otherwise the directory is read only.</summary>
    public bool IsHeld => _lock is not null;

    /// <summary>The directory that contains replaced stores, each in a directory of its own.</summary>
    public string Replaced => System.IO.Path.Combine(Path, ReplacedName);

    /// <summary>Creates the directory if it is missing and holds its lock until disposed.</summary>
    /// <param name="setting">The name of the setting that chose the path, for messages.</param>
    /// <exception cref="StoreRefusedException">The directory can't be created or written, or another process holds it.</exception>
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

    /// <summary>Opens a directory for reading, while another process may hold it. Creates and changes nothing in it.</summary>
    /// <param name="setting">The name of the setting that chose the path, for messages.</param>
    public static DataDirectory Look(string path, string setting) => new(System.IO.Path.GetFullPath(path), setting, null);

    /// <summary>Creates the exception for a directory in which something can't be written.</summary>
    public StoreRefusedException NotWritable(Exception reason) => NotWritable(Path, _setting, reason);

    /// <summary>Creates the exception for a directory without a store.</summary>
    public StoreRefusedException WithoutStore() =>
        new($"There is no store in '{Path}'. Name the data directory of the portal with {_setting}.");

    /// <summary>
    /// Whether other accounts of this machine may list or enter it. A directory that the portal creates is private to its owner; an
    /// existing directory is not changed.
    /// </summary>
    public bool IsOpenToOthers => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(Path) & ~OwnerOnly) != UnixFileMode.None;

    /// <summary>Writes a file that only its owner can read. Replaces an existing file.</summary>
    public async Task WriteOwnerOnlyAsync(string name, string text, CancellationToken cancellationToken)
    {
        var file = System.IO.Path.Combine(Path, name);
        File.Delete(file);
        await using var stream = OpenFile(file, FileShare.None, FileMode.CreateNew);
        await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text), cancellationToken);
    }

    /// <summary>Creates a subdirectory that only its owner can read.</summary>
    /// <param name="names">The names of the path to it.</param>
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

    /// <summary>Creates the directory for a replaced store.</summary>
    public DirectoryInfo MoveReplaced(DateTimeOffset now) =>
        Subdirectory(ReplacedName, string.Create(CultureInfo.InvariantCulture, $"{now:yyyyMMdd'T'HHmmssfff'Z'}"));

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

    [SuppressMessage("Reliability", "CA2000", Justification = "The directory holds the lock until it is disposed.")]
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
                $"The data directory '{path}' is in use by another portal process. Stop that one, or give this one its own directory "
                    + $"with {setting}.",
                exception
            );
        }
    }

    private static FileStream OpenFile(string path, FileShare share, FileMode mode = FileMode.OpenOrCreate) =>
        OwnerOnlyFile.Open(path, mode, share);
}
