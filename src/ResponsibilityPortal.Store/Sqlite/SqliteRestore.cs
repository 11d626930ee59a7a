using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Store.Proving;

namespace ResponsibilityPortal.Store.Sqlite;

/// <summary>
/// Puts a copy of the store in the place of the store. What is put there is proven before anything is touched, its log tells of the
/// restore, and what was there is moved aside, never deleted.
/// </summary>
public sealed class SqliteRestore : IDisposable
{
    private const string Unfinished = ".restoring";

    private readonly DataDirectory _directory;
    private readonly string _prepared;
    private readonly string _hash;

    private SqliteRestore(DataDirectory directory, string prepared, string hash, RestoredHeads heads) =>
        (_directory, _prepared, _hash, Heads) = (directory, prepared, hash, heads);

    /// <summary>Where the chains of the copy end.</summary>
    public RestoredHeads Heads { get; }

    /// <summary>Writes the copy beside the store, where everything that follows is done to it.</summary>
    /// <param name="directory">Held by the caller.</param>
    /// <exception cref="StoreRefusedException">It is no store, or another release has written it.</exception>
    public static async Task<SqliteRestore> PrepareAsync(DataDirectory directory, string copy, CancellationToken cancellationToken)
    {
        var prepared = $"{directory.StoreFile}{Unfinished}";
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

    /// <summary>Looks at the copy as a whole, against those checkpoints of a history that it can answer for.</summary>
    /// <param name="trusted">The key that has signed them; may be null when there are none.</param>
    public VerificationReport Verify(CheckpointFile history, NoteKey? trusted, CancellationToken cancellationToken)
    {
        using var evidence = SqliteEvidence.Open(_prepared);
        var answered = AnsweredOf(history);
        var key = trusted is not null && history.RotationBeyond(answered) is { } rotation && TrustedKeys.From(trusted, history.Checkpoints).Contains(rotation.From)
            ? rotation.From
            : trusted;
        return new StoreVerification(evidence, [new CheckpointSource("the portal's checkpoints", answered, IsOwn: true)], key).Run(cancellationToken);
    }

    /// <summary>The checkpoints of a history that the copy can answer for.</summary>
    public CheckpointFile AnsweredOf(CheckpointFile history) => history.UpTo(Heads.Content, Heads.Access);

    /// <summary>What the restore comes to for each stream.</summary>
    /// <param name="checkpoints">The portal's own, which may know of entries that the store cannot tell of any longer.</param>
    public IReadOnlyDictionary<string, StoreRestored> Outcome(CheckpointFile checkpoints)
    {
        using var copy = SqliteEvidence.Open(_prepared);
        using var store = OpenStore();
        return Heads.Each.ToDictionary(head => head.Stream, head =>
        {
            var known = new KnownChain(head.Stream, store, checkpoints);
            return new StoreRestored(known.End, head.Sequence, known.CommonWith(copy, head.Sequence), _hash);
        });
    }

    /// <summary>Has the log of the copy tell of its restore.</summary>
    /// <param name="reason">Why.</param>
    public async Task RecordAsync(IReadOnlyDictionary<string, StoreRestored> outcome, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var options = new DbContextOptionsBuilder<SqlitePortalDbContext>();
        SqliteStore.Configure(options, _prepared, pooling: false);
        await using var context = new SqlitePortalDbContext(options.Options);
        await using (var transaction = await context.Database.BeginTransactionAsync(cancellationToken))
        {
            foreach (var head in Heads.Each)
            {
                await context.RecordAsync(head.Stream, outcome[head.Stream], new Change(Actor.Operator, Guid.CreateVersion7(), reason), now, cancellationToken);
            }

            // Whoever was signed in when the copy was made need not be any longer.
            await context.Sessions.ExecuteDeleteAsync(cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        // Without a write-ahead log the store is one file, which can be put in place by one renaming.
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = DELETE", cancellationToken);
    }

    /// <summary>Puts what was prepared in place. Once it has begun, a process that is killed leaves it to the next one to finish.</summary>
    /// <param name="aside">Where what was there is moved.</param>
    public void Finish(DirectoryInfo aside)
    {
        SqliteReplacement.Announce(_directory, _prepared, aside);
        SqliteReplacement.Finish(_directory);
    }

    /// <summary>Removes what was prepared and not put in place.</summary>
    public void Dispose() => Remove(_prepared);

    /// <returns>The store that is to be replaced; null when it cannot be read any longer, which is what a restore is for.</returns>
    private SqliteEvidence? OpenStore()
    {
        try
        {
            return SqliteEvidence.Open(_directory.StoreFile);
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
