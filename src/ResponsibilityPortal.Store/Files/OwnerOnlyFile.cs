namespace ResponsibilityPortal.Store.Files;

/// <summary>Files that only their owner can read: everything that a portal writes.</summary>
public static class OwnerOnlyFile
{
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes a file that must not be there yet.</summary>
    public static FileStream Create(string path) => Open(path, FileMode.CreateNew, FileShare.ReadWrite);

    public static FileStream Open(string path, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Mode;
        }

        return new FileStream(path, options);
    }

    /// <summary>Puts a whole file in the place of another or of none: whoever looks, also after a power loss, sees one or the other.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        var whole = $"{path}.new";
        File.Delete(whole);
        using (var stream = Open(whole, FileMode.CreateNew, FileShare.None))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(whole, path, overwrite: true);
        DirectoryEntries.Flush(Path.GetDirectoryName(path)!);
    }

    /// <summary>Writes at a place of a file and has it on disk when it returns. What stands behind the place, the rest of a writing that failed, goes.</summary>
    /// <exception cref="IOException">It cannot be written, or the file does not reach to the place.</exception>
    public static void WriteAt(string path, long position, ReadOnlySpan<byte> content)
    {
        var isNew = !File.Exists(path);
        using (var stream = Open(path, FileMode.OpenOrCreate, FileShare.Read))
        {
            if (stream.Length < position)
            {
                throw new IOException($"The file '{path}' is shorter than it was left.");
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
