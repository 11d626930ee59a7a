using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Store.Sqlite;

/// <summary>The portal's model on SQLite.</summary>
public sealed class SqlitePortalDbContext(DbContextOptions<SqlitePortalDbContext> options) : PortalDbContext(options)
{
    private const int Busy = 5;
    private const int Locked = 6;

    /// <summary>Shorter than SQLite's own wait, so that the provider doesn't wait again after it.</summary>
    private const int AttemptSeconds = 1;

    public override bool IsMigratedAtStart => true;

    public override string Location => Database.GetDbConnection().DataSource;

    protected override string WayOut => "Restore it from a backup, or move it away to start with an empty store.";

    /// <remarks>
    /// Deferred: EF Core's default transaction would take the only write lock. Closing the connection ends the transaction.
    /// </remarks>
    protected override async Task<IDbContextTransaction> BeginReadingAsync(CancellationToken cancellationToken)
    {
        await Database.OpenConnectionAsync(cancellationToken);
        var transaction = ((SqliteConnection)Database.GetDbConnection()).BeginTransaction(deferred: true);
        return (await Database.UseTransactionAsync(transaction, cancellationToken))!;
    }

    /// <remarks>
    /// SQLite can't change a row that another transaction changed after this one read it, or while another connection locks the file.
    /// </remarks>
    public override bool IsConflict(Exception exception) =>
        base.IsConflict(exception)
        || (exception as SqliteException ?? exception.InnerException as SqliteException)?.SqliteErrorCode is Busy or Locked;

    /// <remarks>SQLite waits for the lock as long as the connection's settings say. Waiting again is up to the caller.</remarks>
    protected override async Task<IDbContextTransaction?> TryBeginAsync(CancellationToken cancellationToken)
    {
        var connection = (SqliteConnection)Database.GetDbConnection();
        var usual = connection.DefaultTimeout;
        try
        {
            await Database.OpenConnectionAsync(cancellationToken);
            connection.DefaultTimeout = AttemptSeconds;
            return await Database.BeginTransactionAsync(cancellationToken);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == Busy)
        {
            return null;
        }
        finally
        {
            // The connection stays with the context, which is used again.
            connection.DefaultTimeout = usual;
        }
    }

    /// <remarks>A write transaction on SQLite begins with BEGIN IMMEDIATE and is the only one, so reading also locks.</remarks>
    protected override Task<StoredAuditHead?> LockHeadAsync(string stream, CancellationToken cancellationToken) =>
        AuditHeads.SingleOrDefaultAsync(head => head.Stream == stream, cancellationToken);

    public override Task<string> DescribeServerAsync(CancellationToken cancellationToken) =>
        Task.FromResult($"SQLite {new SqliteConnection().ServerVersion}, in this process");

    public override Task GrantAsync(string role, CancellationToken cancellationToken) =>
        throw new StoreRefusedException("SQLite has no roles. The owner of the file has all rights.");

    /// <summary>Migrates the file.</summary>
    /// <remarks>
    /// A migration that was killed leaves its lock behind, and the next one would wait for it forever. The caller holds the lock of the
    /// data directory, so no other migration can be running.
    /// </remarks>
    public override async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await RemoveAbandonedMigrationLockAsync(cancellationToken);

        // Migrating takes a lock in the store even when there is nothing to do. A normal start doesn't need to write it.
        if ((await Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            await Database.MigrateAsync(cancellationToken);
        }
    }

    private async Task RemoveAbandonedMigrationLockAsync(CancellationToken cancellationToken)
    {
        var tables = await Database
            .SqlQuery<string>($"""SELECT name AS "Value" FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'""")
            .ToListAsync(cancellationToken);
        if (tables.Count > 0)
        {
            await Database.ExecuteSqlAsync($"""DELETE FROM "__EFMigrationsLock" """, cancellationToken);
        }
    }
}
