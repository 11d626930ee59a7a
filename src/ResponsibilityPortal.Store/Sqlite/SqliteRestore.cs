using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Auditing;
using ResponsibilityPortal.Domain.Auditing.Proving;
using ResponsibilityPortal.Store.Proving;

namespace ResponsibilityPortal.Store.Sqlite;

/// <summary>
/// Puts a copy of the store in the place of the store. The copy is proven before anything is touched, its log tells of the restore, and
/// what was there is moved aside, never deleted.
/// </summary>
/// <param name="directory">Held by the caller.</param>
/// <param name="checkpoints">The portal's own.</param>
/// <param name="trusted">The key that has signed them; may be null when there are none.</param>
public sealed class SqliteRestore(DataDirectory directory, CheckpointFile checkpoints, NoteKey? trusted)
{
    private const string Unfinished = ".restoring";

    /// <summary>A database in use is more than one file.</summary>
    private static readonly string[] Parts = ["", "-wal", "-shm"];

    /// <summary>Looks at a copy as a whole, against the checkpoints that it can answer for.</summary>
    /// <param name="heads">Where its chains end.</param>
    /// <exception cref="StoreRefusedException">It is no store, or another release has written it.</exception>
    public VerificationReport Verify(string copy, out RestoredHeads heads, CancellationToken cancellationToken)
    {
        using var evidence = SqliteEvidence.Open(copy);
        heads = RestoredHeads.Of(evidence);
        var answered = checkpoints.UpTo(heads.Content, heads.Access);
        return new StoreVerification(evidence, [new CheckpointSource("the portal's checkpoints", answered, IsOwn: true)], KeyOf(answered)).Run(cancellationToken);
    }

    /// <summary>Where the chains ended that are to be replaced: by the store that is there, or by the last checkpoint where that knows more.</summary>
    public RestoredHeads Known()
    {
        var signed = checkpoints.Checkpoints is [.., var last] ? new RestoredHeads(last.Checkpoint.Content, last.Checkpoint.Access) : RestoredHeads.None;
        try
        {
            using var evidence = SqliteEvidence.Open(directory.StoreFile);
            return RestoredHeads.Of(evidence).OrLater(signed);
        }
        catch (Exception exception) when (exception is StoreRefusedException or SqliteException)
        {
            // What cannot be read any longer is what a restore is for.
            return signed;
        }
    }

    /// <summary>Writes the copy beside the store, with the entries that tell of its restore.</summary>
    /// <param name="known">Where the chains ended before.</param>
    /// <param name="heads">Where those of the copy end.</param>
    /// <param name="reason">Why, for the log.</param>
    public async Task PrepareAsync(string copy, RestoredHeads known, RestoredHeads heads, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var file = $"{directory.StoreFile}{Unfinished}";
        foreach (var part in Parts)
        {
            File.Delete($"{file}{part}");
        }

        await using (var source = File.OpenRead(copy))
        await using (var target = OwnerOnlyFile.Create(file))
        {
            await source.CopyToAsync(target, cancellationToken);
            target.Flush(flushToDisk: true);
        }

        var hash = await HashOfAsync(file, cancellationToken);
        var options = new DbContextOptionsBuilder<SqlitePortalDbContext>();
        SqliteStore.Configure(options, file, pooling: false);
        await using var context = new SqlitePortalDbContext(options.Options);
        await using (var transaction = await context.Database.BeginTransactionAsync(cancellationToken))
        {
            foreach (var (from, to) in ((AuditHead From, AuditHead To)[])[(known.Content, heads.Content), (known.Access, heads.Access)])
            {
                var change = new Change(Actor.Operator, Guid.CreateVersion7(), reason);
                await context.RecordAsync(to.Stream, new StoreRestored(from.Sequence, to.Sequence, hash), change, now, cancellationToken);
            }

            // Whoever was signed in when the copy was made need not be any longer.
            await context.Sessions.ExecuteDeleteAsync(cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        // Without a write-ahead log the store is one file, which can be put in place by one renaming.
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = DELETE", cancellationToken);
    }

    /// <summary>Puts what was prepared in place.</summary>
    /// <param name="aside">Where what was there is moved.</param>
    public void Finish(DirectoryInfo aside)
    {
        foreach (var file in Parts.Reverse().Select(part => $"{directory.StoreFile}{part}").Where(File.Exists))
        {
            File.Move(file, Path.Combine(aside.FullName, Path.GetFileName(file)));
        }

        File.Move($"{directory.StoreFile}{Unfinished}", directory.StoreFile);
        DirectoryEntries.Flush(aside.FullName);
        DirectoryEntries.Flush(directory.Path);
    }

    /// <summary>The key that has signed the checkpoints that a copy can answer for. It may have been changed since the copy was made.</summary>
    private NoteKey? KeyOf(CheckpointFile answered) =>
        trusted is not null && checkpoints.RotationBeyond(answered) is { } rotation && TrustedKeys.From(trusted, checkpoints.Checkpoints).Contains(rotation.From)
            ? rotation.From
            : trusted;

    private static async Task<string> HashOfAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
    }
}
