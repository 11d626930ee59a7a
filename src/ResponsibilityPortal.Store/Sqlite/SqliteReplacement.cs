using ResponsibilityPortal.Store.Files;

namespace ResponsibilityPortal.Store.Sqlite;

/// <summary>
/// Puts a whole database file in the place of the store. What was there is moved aside in several steps; a file that is announced first
/// says that they have begun, so that whoever holds the directory next can finish them.
/// </summary>
internal static class SqliteReplacement
{
    private const string Announced = ".restored-";

    /// <summary>A database in use is more than one file.</summary>
    private static readonly string[] Parts = ["", "-wal", "-shm"];

    /// <summary>Every file that a database of a name may consist of.</summary>
    public static IEnumerable<string> FilesOf(string database) => Parts.Select(part => $"{database}{part}");

    /// <summary>From here on the store is that file, though it stands under another name yet, which says where the present one goes.</summary>
    public static void Announce(DataDirectory directory, string prepared, DirectoryInfo aside)
    {
        DirectoryEntries.Flush(aside.FullName);
        File.Move(prepared, $"{SqliteFile.In(directory)}{Announced}{aside.Name}");
        DirectoryEntries.Flush(directory.Path);
    }

    /// <summary>Puts what was announced in place; does nothing when nothing was.</summary>
    public static void Finish(DataDirectory directory)
    {
        var store = SqliteFile.In(directory);
        foreach (var announced in Directory.GetFiles(directory.Path, $"{Path.GetFileName(store)}{Announced}*"))
        {
            var aside = Path.Combine(directory.Aside, announced[(store.Length + Announced.Length)..]);
            foreach (var file in FilesOf(store).Where(File.Exists))
            {
                File.Move(file, Path.Combine(aside, Path.GetFileName(file)));
            }

            DirectoryEntries.Flush(aside);
            File.Move(announced, store);
            DirectoryEntries.Flush(directory.Path);
        }
    }
}
