using System.Collections.Concurrent;
using ResponsibilityPortal.Formats.Pdf.Stamping;
using ResponsibilityPortal.Store.Files;

namespace ResponsibilityPortal.Web.Stamping;

/// <summary>
/// The time stamps of reports, one file each in the data directory, so that the same report has the same bytes for all users and after a
/// restart. Each is stored under the tag of the report without a stamp, which names everything that the bytes depend on.
/// </summary>
public sealed partial class KeptStamps(DataDirectory directory, TrustedStamps trusted, ILogger<KeptStamps> logger)
{
    /// <summary>Name of their directory in the data directory.</summary>
    public const string DirectoryName = "stamps";

    /// <summary>How many are kept on disk. When there are more, the oldest are deleted, and their reports get new ones.</summary>
    public const int KeptMaxCount = 5_000;

    private const string Suffix = ".tst";

    /// <summary>How many are kept in memory too.</summary>
    private const int RememberedMaxCount = 500;

    private readonly ConcurrentDictionary<string, ReadOnlyMemory<byte>> _remembered = new(StringComparer.Ordinal);

    /// <summary>Tags whose file on disk is unusable, so that it isn't read and checked again at each request.</summary>
    private readonly ConcurrentDictionary<string, bool> _unfit = new(StringComparer.Ordinal);

    /// <summary>How many kept stamps were found to be of no use, and have not been replaced yet.</summary>
    public int UnfitCount => _unfit.Count;

    private string Folder => Path.Combine(directory.Path, DirectoryName);

    /// <summary>Returns the stamp of a report. Null when there is none, or none that is trusted today.</summary>
    public ReadOnlyMemory<byte>? Find(string tag)
    {
        if (_remembered.TryGetValue(tag, out var stamp))
        {
            return stamp;
        }

        if (_unfit.ContainsKey(tag) || Read(tag) is not { } read)
        {
            return null;
        }

        if (!TimeStamp.IsTrusted(read, trusted.Trust))
        {
            Put(_unfit, tag, true);
            LogNotTrusted(FileOf(tag));
            return null;
        }

        Put(_remembered, tag, read);
        return read;
    }

    /// <summary>Stores a stamp, and replaces an earlier one. It is on disk when the method returns.</summary>
    /// <exception cref="IOException">The file can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be written.</exception>
    public void Keep(string tag, ReadOnlyMemory<byte> stamp)
    {
        MakeRoom(directory.Subdirectory(DirectoryName));
        OwnerOnlyFile.Replace(FileOf(tag), stamp.Span);
        _unfit.TryRemove(tag, out _);
        Put(_remembered, tag, stamp);
    }

    /// <summary>Removes a stamp that belongs to another report. The next one replaces its file.</summary>
    public void Forget(string tag)
    {
        Put(_unfit, tag, true);
        _remembered.TryRemove(tag, out _);
        LogForgotten(FileOf(tag));
    }

    private static void MakeRoom(DirectoryInfo folder)
    {
        var files = folder.GetFiles($"*{Suffix}");
        foreach (var file in files.OrderBy(file => file.LastWriteTimeUtc).Take(files.Length - KeptMaxCount + 1))
        {
            file.Delete();
        }
    }

    private static void Put<T>(ConcurrentDictionary<string, T> remembered, string tag, T value)
    {
        if (remembered.Count >= RememberedMaxCount)
        {
            remembered.Clear();
        }

        remembered[tag] = value;
    }

    private byte[]? Read(string tag)
    {
        try
        {
            var file = new FileInfo(FileOf(tag));
            return file is { Exists: true, Length: <= StampedReport.StampMaxBytes } ? File.ReadAllBytes(file.FullName) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogUnreadable(exception, FileOf(tag));
            return null;
        }
    }

    private string FileOf(string tag) => Path.Combine(Folder, tag + Suffix);

    [LoggerMessage(
        LogLevel.Warning,
        "The time stamp in {File} is damaged or not by a certificate that is trusted today. Its report gets a new one."
    )]
    private partial void LogNotTrusted(string file);

    [LoggerMessage(LogLevel.Warning, "The time stamp in {File} belongs to another report. Its report gets a new one.")]
    private partial void LogForgotten(string file);

    [LoggerMessage(LogLevel.Warning, "The time stamp in {File} can't be read.")]
    private partial void LogUnreadable(Exception exception, string file);
}
