using ResponsibilityPortal.Store.Files;

namespace ResponsibilityPortal.Store.Sqlite;

/// <summary>
/// Replaces the store with a complete database file, and other files of the data directory with it. The present files are moved to another
/// directory in several steps. A file that is announced first shows that the replacement has begun. The next process that holds the
/// directory can therefore finish it.
/// </summary>
internal static class SqliteReplacement
{
    private const string Announced = ".restored-";
    private const string Prepared = ".restoring";

    /// <summary>A database in use consists of several files.</summary>
    private static readonly string[] Parts = ["", "-wal", "-shm"];

    /// <summary>Returns every file that a database with this name can consist of.</summary>
    private static IEnumerable<string> FilesOf(string database) => Parts.Select(part => $"{database}{part}");

    /// <summary>Returns where the copy that becomes the store is prepared.</summary>
    public static string PreparedIn(DataDirectory directory) => $"{SqliteFile.In(directory)}{Prepared}";

    /// <summary>Removes a database with all its files.</summary>
    public static void Remove(string database)
    {
        foreach (var file in FilesOf(database))
        {
            File.Delete(file);
        }
    }

    /// <summary>Replaces the store and other files, one step after another. A step is done when its name is read.</summary>
    /// <param name="prepared">The database file that becomes the store.</param>
    /// <param name="replaced">Where the replaced files are moved.</param>
    /// <param name="others">The other files. Each is first written under another name, which says where the present file is moved.</param>
    public static IEnumerable<string> Replace(
        DataDirectory directory,
        string prepared,
        DirectoryInfo replaced,
        IReadOnlyList<FileReplacement> others
    )
    {
        foreach (var other in others)
        {
            OwnerOnlyFile.Replace(Path.Combine(directory.Path, $"{other.Name}{Announced}{replaced.Name}"), other.Content.Span);
            yield return $"{other.Name} is prepared";
        }

        // From here on the store is the prepared file, which has another name for now.
        DirectoryEntries.Flush(replaced.FullName);
        File.Move(prepared, $"{SqliteFile.In(directory)}{Announced}{replaced.Name}");
        DirectoryEntries.Flush(directory.Path);
        yield return "the copy is announced";
        foreach (var step in FinishInSteps(directory))
        {
            yield return step;
        }
    }

    /// <summary>Finishes the replacement that was announced, and undoes one that was not; does nothing when none was begun.</summary>
    public static void Finish(DataDirectory directory)
    {
        foreach (var _ in FinishInSteps(directory))
        {
            // Each step is done when it is read.
        }

        Undo(directory);
    }

    private static IEnumerable<string> FinishInSteps(DataDirectory directory)
    {
        var store = SqliteFile.In(directory);
        foreach (var announced in Directory.GetFiles(directory.Path, $"{Path.GetFileName(store)}{Announced}*"))
        {
            var suffix = announced[store.Length..];
            var replaced = Path.Combine(directory.Replaced, suffix[Announced.Length..]);
            foreach (var step in FilesOf(store).SelectMany(file => MoveTo(file, replaced)))
            {
                yield return step;
            }

            foreach (
                var prepared in Directory
                    .GetFiles(directory.Path, $"*{suffix}")
                    .Where(file => file != announced)
                    .Order(StringComparer.Ordinal)
            )
            {
                var present = prepared[..^suffix.Length];
                foreach (var step in MoveTo(present, replaced))
                {
                    yield return step;
                }

                File.Move(prepared, present);
                DirectoryEntries.Flush(directory.Path);
                yield return $"{Path.GetFileName(present)} is replaced";
            }

            File.Move(announced, store);
            DirectoryEntries.Flush(directory.Path);
            yield return "the store is replaced";
        }
    }

    private static IEnumerable<string> MoveTo(string file, string replaced)
    {
        if (File.Exists(file))
        {
            File.Move(file, Path.Combine(replaced, Path.GetFileName(file)));
            DirectoryEntries.Flush(replaced);
            yield return $"{Path.GetFileName(file)} is moved";
        }
    }

    /// <summary>Removes what was prepared for a replacement that was not announced. The present files are unchanged then.</summary>
    private static void Undo(DataDirectory directory)
    {
        Remove(PreparedIn(directory));
        foreach (var replaced in Directory.Exists(directory.Replaced) ? Directory.GetDirectories(directory.Replaced) : [])
        {
            var prepared = Directory.GetFiles(directory.Path, $"*{Announced}{Path.GetFileName(replaced)}*");
            foreach (var file in prepared)
            {
                File.Delete(file);
            }

            if (prepared.Length > 0 && !Directory.EnumerateFileSystemEntries(replaced).Any())
            {
                Directory.Delete(replaced);
            }
        }
    }
}
