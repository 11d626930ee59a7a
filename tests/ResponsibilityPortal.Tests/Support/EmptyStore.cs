using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Store.Sqlite;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>An empty store of this release. Creating its tables takes longer than most tests, so they are created once.</summary>
internal static class EmptyStore
{
    private static readonly Lazy<byte[]> Image = new(Make);

    /// <summary>Gives a portal its store in advance, unless its data directory has one.</summary>
    public static void PutInto(string dataDirectory)
    {
        var file = StoreFile.In(dataDirectory);
        // A restore that was interrupted has the store under another name.
        if (Directory.GetFiles(dataDirectory, $"{Path.GetFileName(file)}*").Length == 0)
        {
            File.WriteAllBytes(file, Image.Value);
        }
    }

    private static byte[] Make()
    {
        using var directory = new TemporaryDirectory();
        var file = StoreFile.In(directory.Path);
        var options = new DbContextOptionsBuilder<SqlitePortalDbContext>();
        SqliteStore.Configure(options, file, pooling: false);
        using (var context = new SqlitePortalDbContext(options.Options))
        {
            context.Database.Migrate();
        }

        using (var store = StoreFile.Open(directory.Path, SqliteOpenMode.ReadWrite))
        {
            store.Do("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        return File.ReadAllBytes(file);
    }
}
