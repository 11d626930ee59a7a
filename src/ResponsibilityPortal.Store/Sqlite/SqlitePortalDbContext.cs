using Microsoft.EntityFrameworkCore;

namespace ResponsibilityPortal.Store.Sqlite;

/// <summary>The model on SQLite.</summary>
public sealed class SqlitePortalDbContext(DbContextOptions<SqlitePortalDbContext> options) : PortalDbContext(options)
{
    /// <remarks>A write transaction on SQLite begins with BEGIN IMMEDIATE and is the only one: reading is locking.</remarks>
    protected override Task<StoredAuditHead?> LockHeadAsync(string stream, CancellationToken cancellationToken) =>
        AuditHeads.SingleOrDefaultAsync(head => head.Stream == stream, cancellationToken);

    public override async Task RemoveAbandonedMigrationLockAsync(CancellationToken cancellationToken)
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
