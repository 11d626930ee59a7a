using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ResponsibilityPortal.Store.Sqlite;

namespace ResponsibilityPortal.Store;

/// <summary>
/// The one directory that a portal writes to, held by one process at a time. The store in it is <c>portal.db</c>.
/// </summary>
public sealed class DataDirectory : IDisposable
{
    private const string LockFileName = "portal.lock";
    private const string StoreFileName = "portal.db";
    private const string AsideName = "replaced";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly FileStream? _lock;

    private DataDirectory(string path, FileStream? held) => (Path, _lock) = (path, held);

    /// <summary>The absolute path.</summary>
    public string Path { get; }

    /// <summary>Whether this process holds it and may write to it; else it is only looked at.</summary>
    public bool IsHeld => _lock is not null;

    /// <summary>The database file; it exists, readable by its owner only.</summary>
    public string StoreFile => StoreFileIn(Path);

    /// <summary>Where restores keep what they have replaced, each in a directory of its own.</summary>
    public string Aside => System.IO.Path.Combine(Path, AsideName);

    /// <summary>Where the store stands in a directory that somebody else may hold, for who only looks.</summary>
    public static string StoreFileIn(string path) => System.IO.Path.Combine(System.IO.Path.GetFullPath(path), StoreFileName);

    /// <summary>Creates the directory if it is missing and takes its lock until disposed.</summary>
    /// <param name="setting">The name of the setting that chose the path, for messages.</param>
    /// <exception cref="StoreRefusedException">It cannot be created or written, or another process holds it.</exception>
    public static DataDirectory Take(string path, string setting)
    {
        path = System.IO.Path.GetFullPath(path);
        try
        {
            Create(path);
            var held = Hold(path, setting);
            var directory = new DataDirectory(path, held);
            SqliteReplacement.Finish(directory);
            OpenFile(directory.StoreFile, FileShare.ReadWrite).Dispose();
            return directory;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreRefusedException(
                $"The data directory '{path}' cannot be written: {exception.Message} Make it writable, or name another with {setting}.", exception);
        }
    }

    /// <summary>A directory that is there, to be read beside the process that may hold it. Nothing in it is made or changed.</summary>
    /// <param name="setting">The name of the setting that chose the path, for messages.</param>
    /// <exception cref="StoreRefusedException">There is no store in it.</exception>
    public static DataDirectory Look(string path, string setting)
    {
        var directory = new DataDirectory(System.IO.Path.GetFullPath(path), null);
        return File.Exists(directory.StoreFile)
            ? directory
            : throw new StoreRefusedException($"There is no store in '{directory.Path}'. Name the data directory of the portal with {setting}.");
    }

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
