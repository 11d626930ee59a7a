using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Postgres;
using ResponsibilityPortal.Tests.Support.Databases;

namespace ResponsibilityPortal.Tests.Store.Postgres;

public sealed class PostgresStoreTests : IDisposable
{
    private const string Column = "ALTER TABLE \"Matrices\" ALTER COLUMN \"Slug\" TYPE character varying(80)";
    private const string Index = "DROP INDEX \"IX_AuditEntries_OperationId_Target\"";
    private const string Trigger = """
        CREATE FUNCTION quiet() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
        CREATE TRIGGER quiet BEFORE INSERT ON "AuditEntries" FOR EACH ROW EXECUTE FUNCTION quiet()
        """;

    private readonly PostgresDatabase _database = PostgresForTests.MakeStore();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Model_MatchesTheMigrations()
    {
        using var context = Open();
        Assert.NotEmpty(context.Database.GetMigrations());
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Schema_OfAMigratedDatabase_IsThatOfTheModel()
    {
        using var evidence = PostgresEvidence.Open(_database.ConnectionString);
        Assert.Empty(evidence.FindOtherSchema());
        Assert.Empty(evidence.FindDamage());
    }

    [Theory]
    [InlineData(Column, "The column 'Matrices.Slug' of the store differs from the schema of this release.")]
    [InlineData(Index, "The index 'IX_AuditEntries_OperationId_Target' is missing from the store.")]
    [InlineData(Trigger, "The store has a trigger 'AuditEntries.quiet', which is not in the schema of this release.")]
    [InlineData("CREATE VIEW all_of_it AS SELECT 1", "The store has a view 'all_of_it', which is not in the schema of this release.")]
    [InlineData(
        "ALTER TABLE \"DraftCells\" DISABLE TRIGGER ALL; ALTER TABLE \"Sessions\" ENABLE ROW LEVEL SECURITY",
        "The store has a row security 'Sessions', which is not in the schema of this release."
    )]
    [InlineData(
        "CREATE RULE quiet AS ON DELETE TO \"Sessions\" DO INSTEAD NOTHING",
        "The store has a rule 'Sessions.quiet', which is not in the schema of this release."
    )]
    public void Schema_ChangedInTheDatabase_IsReported(string change, string sentence)
    {
        _database.Do(change);
        using var evidence = PostgresEvidence.Open(_database.ConnectionString);
        Assert.Contains(sentence, evidence.FindOtherSchema());
    }

    [Fact]
    public async Task Migration_StoppedAfterAnyStatement_IsFinishedByTheNextOne()
    {
        using var database = PostgresForTests.MakeEmpty();
        for (var statements = 1; ; statements++)
        {
            await using var context = Open(database, new StopAfter(statements));
            try
            {
                await context.MigrateAsync(Cancellation);
                Assert.True(statements > 20, $"{statements} statements");
                Assert.Equal(context.Database.GetMigrations(), await context.FindAppliedMigrationsAsync(Cancellation));
                break;
            }
            catch (StopAfter.StoppedException)
            {
                // As a kill would leave it: the lock is still there.
                database.Do("UPDATE \"__MigrationLock\" SET \"Until\" = now() - interval '1 second'");
            }
        }

        using var evidence = PostgresEvidence.Open(database.ConnectionString);
        Assert.Empty(evidence.FindOtherSchema());
    }

    [Fact]
    public async Task Migration_WhileAnotherOneHoldsTheLock_IsRefused()
    {
        using var database = PostgresForTests.MakeEmpty();
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var context = Open(database);
        await using (await PostgresMigrationLock.TakeAsync(connection, Cancellation))
        {
            var refused = await Assert.ThrowsAsync<StoreRefusedException>(() => context.MigrateAsync(Cancellation));
            Assert.StartsWith("Another migration of this database is running.", refused.Message, StringComparison.Ordinal);
        }

        await context.MigrateAsync(Cancellation);
    }

    /// <summary>The role that serves the portal can't rewrite what was published or logged.</summary>
    [Theory]
    [InlineData("SELECT count(*) FROM \"AuditEntries\"", true)]
    [InlineData("UPDATE \"Matrices\" SET \"RowVersion\" = 1", true)]
    [InlineData("DELETE FROM \"Sessions\"", true)]
    [InlineData("SELECT * FROM \"__EFMigrationsHistory\"", true)]
    [InlineData("DELETE FROM \"Leases\"", true)]
    [InlineData("INSERT INTO \"SharedCheckpoints\" VALUES (1, 'note')", true)]
    [InlineData("UPDATE \"SharedCheckpoints\" SET \"Note\" = ''", false)]
    [InlineData("DELETE FROM \"SharedCheckpoints\"", false)]
    [InlineData("UPDATE \"AuditEntries\" SET \"Hash\" = ''", false)]
    [InlineData("DELETE FROM \"AuditEntries\"", false)]
    [InlineData("TRUNCATE \"AuditEntries\"", false)]
    [InlineData("UPDATE \"MatrixVersions\" SET \"Content\" = ''", false)]
    [InlineData("DELETE FROM \"MatrixVersions\"", false)]
    [InlineData("DROP TABLE \"Sessions\"", false)]
    [InlineData("CREATE TABLE another (id integer)", false)]
    [InlineData("DELETE FROM \"__EFMigrationsHistory\"", false)]
    public async Task Role_ThatServesThePortal_CanDoOnlyWhatThePortalDoes(string statement, bool isAllowed)
    {
        using var role = new PostgresRole();
        await using (var context = Open())
        {
            await context.GrantAsync(role.Name, Cancellation);
        }

        await using var connection = new NpgsqlConnection($"{role.ConnectionTo(_database)};Pooling=False");
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(statement, connection);
        if (isAllowed)
        {
            await command.ExecuteNonQueryAsync(Cancellation);
        }
        else
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Cancellation));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Fact]
    public async Task Role_ThatDoesNotExist_IsRefusedByName()
    {
        await using var context = Open();
        var refused = await Assert.ThrowsAsync<StoreRefusedException>(() => context.GrantAsync("nobody \" here", Cancellation));
        Assert.Equal("The database has no role 'nobody \" here'.", refused.Message);
    }

    [Fact]
    public async Task Role_ThatCouldChangeTheLog_IsRefused()
    {
        await using var context = Open();
        var refused = await Assert.ThrowsAsync<StoreRefusedException>(() => context.GrantAsync("postgres", Cancellation));
        Assert.StartsWith("The role 'postgres' owns the tables or is a superuser", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Database_ThatCannotBeReached_IsRefusedWithWhatToCheck()
    {
        await using var services = new ServiceCollection()
            .AddPostgresStore("Host=/nowhere;Database=portal;Username=portal;Password=secret")
            .AddSingleton<StoreMigrator>()
            .BuildServiceProvider();
        var migrator = services.GetRequiredService<StoreMigrator>();
        var refused = await Assert.ThrowsAsync<StoreRefusedException>(() => migrator.FindPendingAsync(Cancellation));
        Assert.StartsWith("The store '/nowhere", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith(PostgresForTests.WayOut, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>During a failover, no server is the one that can write.</summary>
    [Theory]
    [InlineData("Host=127.0.0.1,localhost;Port=1")]
    [InlineData("Host=/nowhere,/nowhere/else")]
    [InlineData("Target Session Attributes=standby")]
    public async Task Servers_OfWhichNoneCanBeUsed_AreTriedAgain(string settings)
    {
        var own = new NpgsqlConnectionStringBuilder(_database.ConnectionString);
        own.Host = $"{own.Host},{own.Host}";
        await using var connection = new NpgsqlDataSourceBuilder($"{own};{settings}").BuildMultiHost().CreateConnection();
        Assert.True(PostgresErrors.IsTransient(await Assert.ThrowsAnyAsync<NpgsqlException>(() => connection.OpenAsync(Cancellation))));
    }

    [Theory]
    [InlineData("Host=db;Target Session Attributes=primary", "Target Session Attributes")]
    [InlineData("Host=db;Colour=green", "colour")]
    [InlineData("Host=db;Port=many", "Port")]
    public void ConnectionString_ThatCannotBeRead_IsRefused(string connectionString, string reason) =>
        Assert.Contains(
            reason,
            Assert.Throws<StoreRefusedException>(() => PostgresStore.Open(connectionString)).Message,
            StringComparison.OrdinalIgnoreCase
        );

    [Fact]
    public void Statement_ThatCannotBeRepeated_IsRefused() =>
        Assert.Throws<NotSupportedException>(() => PostgresMigration.Repeatable("ALTER TABLE \"A\" DROP COLUMN \"y\";"));

    [Theory]
    [InlineData("CREATE TABLE \"A\" (x text);", "CREATE TABLE IF NOT EXISTS \"A\" (x text);")]
    [InlineData("CREATE UNIQUE INDEX \"I\" ON \"A\" (x);", "CREATE UNIQUE INDEX IF NOT EXISTS \"I\" ON \"A\" (x);")]
    [InlineData("CREATE INDEX \"I\" ON \"A\" (x);", "CREATE INDEX IF NOT EXISTS \"I\" ON \"A\" (x);")]
    [InlineData("ALTER TABLE \"A\" ADD \"y\" text;", "ALTER TABLE \"A\" ADD IF NOT EXISTS \"y\" text;")]
    [InlineData("CREATE TABLE IF NOT EXISTS \"A\" (x text);", "CREATE TABLE IF NOT EXISTS \"A\" (x text);")]
    public void Statement_OfAMigration_CanBeRepeated(string statement, string repeatable) =>
        Assert.Equal(repeatable, PostgresMigration.Repeatable(statement));

    public void Dispose() => _database.Dispose();

    private PostgresPortalDbContext Open() => Open(_database);

    private static PostgresPortalDbContext Open(PostgresDatabase database, params IInterceptor[] interceptors)
    {
        var options = new DbContextOptionsBuilder<PostgresPortalDbContext>();
        PostgresStore.Configure(options, database.ConnectionString);
        return new PostgresPortalDbContext(options.AddInterceptors(interceptors).Options);
    }
}
