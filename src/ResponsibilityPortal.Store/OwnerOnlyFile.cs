namespace ResponsibilityPortal.Store;

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
}
