using System.Runtime.InteropServices;

namespace ResponsibilityPortal.Store.Files;

/// <summary>
/// The names of files in a directory. A file whose content is on disk may still have no name there: that is written when the directory
/// is, which .NET has no word for.
/// </summary>
public static class DirectoryEntries
{
    private const int ReadOnly = 0;

    /// <summary>Has names that were made, changed or removed on disk when it returns. Windows sees to that by itself.</summary>
    /// <exception cref="IOException">The disk has refused.</exception>
    public static void Flush(string directory)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(directory, ReadOnly);
        if (descriptor < 0)
        {
            throw Failed(directory);
        }

        try
        {
            if (Flush(descriptor) < 0)
            {
                throw Failed(directory);
            }
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static IOException Failed(string directory) =>
        new($"The directory '{directory}' cannot be written to disk: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");

    [DllImport("libc", EntryPoint = "open", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Flush(int descriptor);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int descriptor);
}
