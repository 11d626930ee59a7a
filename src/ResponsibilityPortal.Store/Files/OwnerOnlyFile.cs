namespace ResponsibilityPortal.Store.Files;

/// <summary>Files that only their owner can read. All files of a portal are.</summary>
public static class OwnerOnlyFile
{
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Creates a file that must not exist yet.</summary>
    public static FileStream Create(string path) => Open(path, FileMode.CreateNew, FileShare.ReadWrite);

    public static FileStream Open(string path, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.ReadWrite,
            Share = share,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Mode;
        }

        return new FileStream(path, options);
    }

    /// <summary>
    /// Writes a file atomically, replacing an existing one: readers see either the old or the new content, even after a power loss.
    /// </summary>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        var complete = $"{path}.new";
        File.Delete(complete);
        using (var stream = Open(complete, FileMode.CreateNew, FileShare.None))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(complete, path, overwrite: true);
        DirectoryEntries.Flush(Path.GetDirectoryName(path)!);
    }

    /// <summary>
    /// Writes at a position of a file and flushes it to disk. Truncates the file after the written bytes, to remove the rest of a failed
    /// write.
    /// </summary>
    /// <exception cref="IOException">The file can't be written, or it is shorter than the position.</exception>
    public static void WriteAt(string path, long position, ReadOnlySpan<byte> content)
    {
        var isNew = !File.Exists(path);
        using (var stream = Open(path, FileMode.OpenOrCreate, FileShare.Read))
        {
            if (stream.Length < position)
            {
                throw new IOException($"The file '{path}' is shorter than expected.");
            }

            stream.SetLength(position);
            stream.Position = position;
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        if (isNew)
        {
            DirectoryEntries.Flush(Path.GetDirectoryName(path)!);
        }
    }
}
