using Microsoft.Data.Sqlite;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Store.Proving;

namespace ResponsibilityPortal.Store.Sqlite;

/// <summary>Copies a store that may be in use, and looks at the copy before it is called one.</summary>
/// <remarks>
/// VACUUM INTO reads one moment and writes a file of its own without a write-ahead log. A plain copy of the files of a store in use
/// would be of no moment at all.
/// </remarks>
public static class SqliteBackup
{
    private const string Unfinished = ".unfinished";

    /// <summary>Writes a verified copy; nothing is left of one that is not good.</summary>
    /// <param name="target">Where the copy goes; there must be no file of that name.</param>
    /// <param name="sources">The checkpoints to hold the copy against, read before the copy is made.</param>
    /// <param name="trusted">The key that signatures are held against; may be null when there are no checkpoints.</param>
    /// <returns>What the look at the copy has found.</returns>
    /// <exception cref="StoreRefusedException">The store cannot be read, or the copy cannot be written.</exception>
    public static VerificationReport Write(
        string store, string target, IReadOnlyList<CheckpointSource> sources, NoteKey? trusted, CancellationToken cancellationToken)
    {
        target = Path.GetFullPath(target);
        if (File.Exists(target))
        {
            throw new StoreRefusedException($"There is a file '{target}' already. Name another one; a copy never takes the place of an earlier one.");
        }

        var unfinished = $"{target}{Unfinished}";
        try
        {
            using (var file = OwnerOnlyFile.Create(unfinished))
            {
                CopyTo(store, unfinished);
                file.Flush(flushToDisk: true);
            }

            var report = Verify(unfinished, sources, trusted, cancellationToken);
            if (report.IsGood)
            {
                File.Move(unfinished, target, overwrite: false);
                DirectoryEntries.Flush(Path.GetDirectoryName(target)!);
            }

            return report;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new StoreRefusedException($"The store '{store}' cannot be copied to '{target}': {exception.Message}", exception);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Looks at a copy.</summary>
    public static VerificationReport Verify(string copy, IReadOnlyList<CheckpointSource> sources, NoteKey? trusted, CancellationToken cancellationToken)
    {
        using var evidence = SqliteEvidence.Open(copy);
        return new StoreVerification(evidence, sources, trusted).Run(cancellationToken);
    }

    /// <summary>Writes one moment of a store, that of its write-ahead log included, into an empty file.</summary>
    internal static void CopyTo(string store, string file)
    {
        if (!File.Exists(store))
        {
            throw new StoreRefusedException($"There is no store '{store}'.");
        }

        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = store,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
            DefaultTimeout = SqliteStore.LockTimeoutSeconds,
        };
        using var connection = new SqliteConnection(settings.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $file";
        command.Parameters.AddWithValue("$file", file);
        command.ExecuteNonQuery();
    }
}
