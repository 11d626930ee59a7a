using ResponsibilityPortal.Store.Files;

namespace ResponsibilityPortal.Store.Sqlite;

/// <summary>The file in the data directory that is the store.</summary>
public static class SqliteFile
{
    private const string Name = "portal.db";

    public static string In(DataDirectory directory) => Path.Combine(directory.Path, Name);

    /// <summary>
    /// Makes sure that a held directory has the file, readable by its owner only, and finishes a restore that was interrupted. In a
    /// directory that is only read, nothing is created or changed.
    /// </summary>
    /// <exception cref="StoreRefusedException">The directory is only read and has no store, or the file cannot be written.</exception>
    public static void Prepare(DataDirectory directory)
    {
        var file = In(directory);
        if (!directory.IsHeld)
        {
            if (!File.Exists(file))
            {
                throw directory.WithoutStore();
            }

            return;
        }

        try
        {
            SqliteReplacement.Finish(directory);
            OwnerOnlyFile.Open(file, FileMode.OpenOrCreate, FileShare.ReadWrite).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw directory.NotWritable(exception);
        }
    }
}
