using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Store.Evidence;
using ResponsibilityPortal.Store.Files;
using ResponsibilityPortal.Store.Writing;

namespace ResponsibilityPortal.Store.Sqlite;

/// <summary>Puts a database file in the place of the store.</summary>
internal sealed class SqliteRestore : StoreRestore
{
    private const string Unfinished = ".restoring";

    private readonly DataDirectory _directory;
    private readonly string _prepared;

    private SqliteRestore(DataDirectory directory, string prepared, string hash, RestoredHeads heads)
        : base(heads, hash) => (_directory, _prepared) = (directory, prepared);

    /// <inheritdoc cref="StoreBackup.PrepareRestoreAsync"/>
    public static async Task<SqliteRestore> PrepareAsync(DataDirectory directory, string copy, CancellationToken cancellationToken)
    {
        var prepared = $"{SqliteFile.In(directory)}{Unfinished}";
        Remove(prepared);
        using (SqliteEvidence.Open(copy))
        {
            // Nothing is written before it is known to be a store of this release.
        }

        await using (var target = OwnerOnlyFile.Create(prepared))
        {
            if (new FileInfo($"{copy}-wal") is { Exists: true, Length: > 0 })
            {
                // A store that was killed: a part of it stands in the write-ahead log.
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
        IReadOnlyDictionary<string, StoreRestored> outcome, string reason, DateTimeOffset now, CancellationToken cancellationToken)
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
                    await context.RecordAsync(head.Stream, outcome[head.Stream], write.Change with { OperationId = Guid.CreateVersion7() }, now, cancellationToken);
                }

                // Whoever was signed in when the copy was made need not be any longer.
                await context.Sessions.ExecuteDeleteAsync(cancellationToken);
            },
            cancellationToken);

        // Without a write-ahead log the store is one file, which can be put in place by one renaming.
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = DELETE", cancellationToken);
    }

    public override void Finish(DirectoryInfo aside)
    {
        SqliteReplacement.Announce(_directory, _prepared, aside);
        SqliteReplacement.Finish(_directory);
    }

    public override void Dispose() => Remove(_prepared);

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

    private static void Remove(string database)
    {
        foreach (var file in SqliteReplacement.FilesOf(database))
        {
            File.Delete(file);
        }
    }

    private static async Task<string> HashOfAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
    }
}
