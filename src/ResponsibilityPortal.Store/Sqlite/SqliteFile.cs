using ResponsibilityPortal.Store.Files;

namespace ResponsibilityPortal.Store.Sqlite;

/// <summary>The store's file in the data directory.</summary>
public static class SqliteFile
{
    private const string Name = "portal.db";

    public static string In(DataDirectory directory) => Path.Combine(directory.Path, Name);

    /// <summary>
    /// Creates the file in a held directory if it is missing, readable by its owner only, and finishes an interrupted restore. In a
    /// directory that is only read, nothing is created or changed.
    /// </summary>
    /// <exception cref="StoreRefusedException">The directory is only read and has no store, or the file can't be written.</exception>
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
