using Microsoft.Data.Sqlite;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Store.Evidence;
using ResponsibilityPortal.Store.Files;

namespace ResponsibilityPortal.Store.Sqlite;

/// <summary>Copies a store that may be in use, and verifies the copy.</summary>
/// <remarks>
/// VACUUM INTO reads one moment and writes a separate file without a write-ahead log. A plain copy of the files of a store in use
/// would mix several moments.
/// </remarks>
public sealed class SqliteBackup(string store) : StoreBackup
{
    private const string Unfinished = ".unfinished";

    public override VerificationReport Write(
        string target,
        IReadOnlyList<CheckpointSource> sources,
        NoteKey? trusted,
        CancellationToken cancellationToken
    )
    {
        target = Path.GetFullPath(target);
        if (File.Exists(target))
        {
            throw new StoreRefusedException(
                $"The file '{target}' already exists. Name another file: backups never overwrite earlier ones."
            );
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

    public override async Task<StoreRestore> PrepareRestoreAsync(
        DataDirectory directory,
        string copy,
        CancellationToken cancellationToken
    ) => await SqliteRestore.PrepareAsync(directory, copy, cancellationToken);

    /// <summary>Verifies a copy.</summary>
    public static VerificationReport Verify(
        string copy,
        IReadOnlyList<CheckpointSource> sources,
        NoteKey? trusted,
        CancellationToken cancellationToken
    )
    {
        using var evidence = SqliteEvidence.Open(copy);
        return new StoreVerification(evidence, sources, trusted).Run(cancellationToken);
    }

    /// <summary>Writes one moment of a store, including its write-ahead log, to an empty file.</summary>
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
