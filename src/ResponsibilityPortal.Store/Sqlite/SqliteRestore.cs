using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Store.Evidence;
using ResponsibilityPortal.Store.Files;
using ResponsibilityPortal.Store.Writing;

namespace ResponsibilityPortal.Store.Sqlite;

/// <summary>Replaces the store with a database file.</summary>
internal sealed class SqliteRestore : StoreRestore
{
    private readonly DataDirectory _directory;
    private readonly string _prepared;

    private SqliteRestore(DataDirectory directory, string prepared, string hash, RestoredHeads heads)
        : base(heads, hash) => (_directory, _prepared) = (directory, prepared);

    /// <inheritdoc cref="StoreBackup.PrepareRestoreAsync"/>
    public static async Task<SqliteRestore> PrepareAsync(DataDirectory directory, string copy, CancellationToken cancellationToken)
    {
        var prepared = SqliteReplacement.PreparedIn(directory);
        SqliteReplacement.Remove(prepared);
        using (SqliteEvidence.Open(copy))
        {
            // Check that it is a store of this release before anything is written.
        }

        await using (var target = OwnerOnlyFile.Create(prepared))
        {
            if (new FileInfo($"{copy}-wal") is { Exists: true, Length: > 0 })
            {
                // For a store that was killed, part of the data is in the write-ahead log.
                SqliteBackup.CopyTo(copy, prepared);
            }
            else
            {
                await using var source = File.OpenRead(copy);
                await source.CopyToAsync(target, cancellationToken);
            }

            target.Flush(flushToDisk: true);
        }

        using var evidence = SqliteEvidence.Open(prepared);
        return new SqliteRestore(directory, prepared, await HashOfAsync(prepared, cancellationToken), RestoredHeads.Of(evidence));
    }

    public override async Task RecordAsync(
        IReadOnlyDictionary<string, StoreRestored> outcome,
        string reason,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var options = new DbContextOptionsBuilder<SqlitePortalDbContext>();
        SqliteStore.Configure(options, _prepared, pooling: false);
        await using var context = new SqlitePortalDbContext(options.Options);
        await Writer.WriteToAsync(
            context,
            new Change(Actor.Operator, Guid.CreateVersion7(), reason),
            now,
            async write =>
            {
                foreach (var head in Heads.Each)
                {
                    await context.RecordAsync(
                        head.Stream,
                        outcome[head.Stream],
                        write.Change with
                        {
                            OperationId = Guid.CreateVersion7(),
                        },
                        now,
                        cancellationToken
                    );
                }

                // Sessions of the time of the copy are no longer valid.
                await context.Sessions.ExecuteDeleteAsync(cancellationToken);
            },
            cancellationToken
        );

        // Without a write-ahead log, the store is one file, which one rename can put in place.
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = DELETE", cancellationToken);
    }

    public override IEnumerable<string> ReplaceInSteps(DirectoryInfo replaced, IReadOnlyList<FileReplacement> others) =>
        SqliteReplacement.Replace(_directory, _prepared, replaced, others);

    public override void Dispose() => SqliteReplacement.Remove(_prepared);

    protected override StoreEvidence OpenCopy() => SqliteEvidence.Open(_prepared);

    protected override StoreEvidence? TryOpenStore()
    {
        try
        {
            return SqliteEvidence.Open(SqliteFile.In(_directory));
        }
        catch (Exception exception) when (exception is StoreRefusedException or SqliteException)
        {
            return null;
        }
    }

    private static async Task<string> HashOfAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
    }
}
