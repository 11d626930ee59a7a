using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Store.Sqlite;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>A store of the first release with a long log.</summary>
internal static class EarlyStore
{
    private const string FirstMigration = "InitialStore";
    private const int SecondsBetween = 60;

    private static readonly DateTimeOffset Began = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="entries">The number of log entries, all of failed sign-ins.</param>
    /// <returns>The end of the log.</returns>
    public static async Task<AuditHead> MakeAsync(string dataDirectory, int entries)
    {
        var options = new DbContextOptionsBuilder<SqlitePortalDbContext>();
        SqliteStore.Configure(options, StoreFile.In(dataDirectory), pooling: false);
        await using var context = new SqlitePortalDbContext(options.Options);
        await context.GetService<IMigrator>().MigrateAsync(FirstMigration, Cancellation);
        using var store = StoreFile.Open(dataDirectory, SqliteOpenMode.ReadWrite);
        using var transaction = store.BeginTransaction();
        var head = AuditHead.Genesis(AuditStream.Access);
        for (var number = 1; number <= entries; number++)
        {
            var change = new Change(Actor.Operator, Guid.NewGuid(), null);
            var entry = AuditEntry.After(
                head,
                new SignInRefused(null, "unknown account", "203.0.113.0"),
                change,
                Began.AddSeconds(number * SecondsBetween)
            );
            Insert(store, entry);
            head = entry.ToHead();
        }

        store.Do($"INSERT INTO AuditHeads (Stream, Sequence, Hash) VALUES ('{head.Stream}', {head.Sequence}, '{head.Hash}')");
        transaction.Commit();
        return head;
    }

    private static void Insert(SqliteConnection store, AuditEntry entry)
    {
        using var command = store.CreateCommand();
        command.CommandText = """
            INSERT INTO AuditEntries (Stream, Sequence, At, ActorId, ActorName, Action, Target, OperationId, Payload, PreviousHash, Hash, Algorithm)
            VALUES ($stream, $sequence, $at, $actorId, $actorName, $action, $target, $operationId, $payload, $previousHash, $hash, $algorithm)
            """;
        foreach (
            var (name, value) in new (string, object)[]
            {
                ("$stream", entry.Stream),
                ("$sequence", entry.Sequence),
                ("$at", UtcInstant.Format(entry.At)),
                ("$actorId", entry.Actor.Id),
                ("$actorName", entry.Actor.Name),
                ("$action", entry.Action),
                ("$target", entry.Target),
                ("$operationId", entry.OperationId),
                ("$payload", entry.Payload),
                ("$previousHash", entry.PreviousHash),
                ("$hash", entry.Hash),
                ("$algorithm", AuditEntry.Algorithm),
            }
        )
        {
            command.Parameters.AddWithValue(name, value);
        }

        command.ExecuteNonQuery();
    }
}
