using System.Data;
using System.Data.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Store.Postgres;

/// <summary>The portal's model on PostgreSQL, and on YugabyteDB, which speaks the same protocol.</summary>
/// <remarks>
/// Uses only what both databases have: no table or advisory locks, no sequences, no notifications, no system columns. Writing is correct
/// under read committed and under snapshot isolation: a snapshot that is older than the lock makes the database refuse the lock.
/// </remarks>
public sealed class PostgresPortalDbContext(DbContextOptions<PostgresPortalDbContext> options) : PortalDbContext(options)
{
    /// <summary>Compares and sorts text by its code points, as SQLite does.</summary>
    internal const string Ordinal = "C";

    /// <remarks>Migrating needs a role that can change the schema. The one that serves the portal should not.</remarks>
    public override bool IsMigratedAtStart => false;

    public override string Location => PostgresServer.Locate(Database.GetConnectionString()!);

    protected override string WayOut => "Check Store:ConnectionString, and whether the database is running.";

    protected internal override string Describe(DbException reason) => PostgresErrors.Describe(reason);

    /// <remarks>EF Core asks for the table and logs an error when there is none.</remarks>
    public override async Task<IReadOnlyList<string>> FindAppliedMigrationsAsync(CancellationToken cancellationToken) =>
        await Database
            .SqlQuery<bool>($"""SELECT to_regclass('"__EFMigrationsHistory"') IS NOT NULL AS "Value" """)
            .SingleAsync(cancellationToken)
            ? await base.FindAppliedMigrationsAsync(cancellationToken)
            : [];

    public override Task<string> DescribeServerAsync(CancellationToken cancellationToken) =>
        PostgresServer.DescribeAsync(this, cancellationToken);

    public override Task GrantAsync(string role, CancellationToken cancellationToken) =>
        PostgresGrants.GiveAsync(this, role, cancellationToken);

    public override Task MigrateAsync(CancellationToken cancellationToken) => PostgresMigration.RunAsync(this, cancellationToken);

    protected override Task<IDbContextTransaction> BeginReadingAsync(CancellationToken cancellationToken) =>
        Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

    public override bool IsConflict(Exception exception) =>
        base.IsConflict(exception) || PostgresErrors.IsTransient(exception) || PostgresErrors.IsLateEntry(exception);

    public override bool IsCommitUnknown(Exception exception) => PostgresErrors.IsCommitUnknown(exception);

    protected override async Task<IDbContextTransaction?> TryBeginAsync(CancellationToken cancellationToken) =>
        await Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);

    protected override Task<StoredAuditHead?> LockHeadAsync(string stream, CancellationToken cancellationToken) =>
        AuditHeads
            .FromSql($"""SELECT "Stream", "Sequence", "Hash" FROM "AuditHeads" WHERE "Stream" = {stream} FOR UPDATE""")
            .SingleOrDefaultAsync(cancellationToken);

    protected override void ConfigureText(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<string>().UseCollation(Ordinal);
        configurationBuilder.Properties<DateTimeOffset>().UseCollation(Ordinal);
    }

    /// <summary>The portal keeps no claims of users, and YugabyteDB has no cheap numbers in order.</summary>
    protected override void Adapt(ModelBuilder builder)
    {
        builder.Entity<IdentityUserClaim<Guid>>().Property(claim => claim.Id).ValueGeneratedNever();
        PostgresSharing.AddTo(builder);
    }
}
