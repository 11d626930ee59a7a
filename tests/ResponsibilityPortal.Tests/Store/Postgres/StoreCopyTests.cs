using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Evidence;
using ResponsibilityPortal.Store.Postgres;
using ResponsibilityPortal.Store.Sqlite;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Databases;

namespace ResponsibilityPortal.Tests.Store.Postgres;

/// <summary>A portal moves from a file to PostgreSQL, and back.</summary>
public sealed class StoreCopyTests : IDisposable
{
    private readonly TemporaryDirectory _files = new();
    private readonly PostgresDatabase _database = PostgresForTests.MakeEmpty();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Copy_ToPostgresAndBack_HasTheSameVersionsUsersAndLog()
    {
        await using var portal = await RecordAsync();
        await using var original = portal.Host.OpenStore();
        var expected = await DescribeAsync(original);

        await using (var postgres = PostgresStore.Open(_database.ConnectionString))
        {
            Assert.Contains(("MatrixVersions", 1), await CopyAsync(original, postgres));
            Assert.Equal(expected, await DescribeAsync(postgres));
            using (var evidence = PostgresEvidence.Open(_database.ConnectionString))
            {
                AssertIntact(evidence);
            }

            await using var file = SqliteStore.Create(_files.File("back.db"));
            await CopyAsync(postgres, file);
            Assert.Equal(expected, await DescribeAsync(file));
        }

        using var back = SqliteEvidence.Open(_files.File("back.db"));
        AssertIntact(back);
    }

    [Fact]
    public async Task Copy_ToAStoreThatIsNotEmpty_IsRefused()
    {
        await using var portal = await RecordAsync();
        await using var original = portal.Host.OpenStore();
        await using var postgres = PostgresStore.Open(_database.ConnectionString);
        await CopyAsync(original, postgres);
        var refused = await Assert.ThrowsAsync<StoreRefusedException>(() => CopyAsync(original, postgres));
        Assert.EndsWith("isn't empty. Copy to an empty database only.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copy_ThatADatabaseChanges_IsNotKept()
    {
        var refused = await RefusedAsync("NEW.\"Payload\" := 'x';");
        Assert.Contains("differs from the store: the log entry 'access 1 ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copy_ToADatabaseThatFails_SaysSoAndKeepsNothing()
    {
        var refused = await RefusedAsync("RAISE 'could not extend file' USING ERRCODE = '53100';");
        Assert.EndsWith(
            "failed: could not extend file (53100). Nothing was copied. Check that both databases are running, and copy again.",
            refused.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Copy_ThatLosesTheDatabaseAtItsCommit_SaysThatItIsUnknown(bool isCommitted)
    {
        await using var portal = await RecordAsync();
        await using var original = portal.Host.OpenStore();
        var outage = new OutageAtCommit();
        var options = new DbContextOptionsBuilder<PostgresPortalDbContext>().AddInterceptors(outage);
        PostgresStore.Configure(options, _database.ConnectionString);
        await using var postgres = new PostgresPortalDbContext((DbContextOptions<PostgresPortalDbContext>)options.Options);
        await postgres.MigrateAsync(Cancellation);
        outage.BeginAtNextCommit(isCommitted);
        var refused = await Assert.ThrowsAsync<StoreRefusedException>(() => CopyAsync(original, postgres));
        Assert.Contains("It isn't known whether the copy was stored.", refused.Message, StringComparison.Ordinal);
        await using var after = PostgresStore.Open(_database.ConnectionString);
        Assert.Equal(isCommitted, await after.AuditEntries.AnyAsync(Cancellation));
    }

    [Fact]
    public async Task Copy_ToAServerThatIsAway_SaysSo()
    {
        await using var portal = await RecordAsync();
        await using var original = portal.Host.OpenStore();
        await using var away = PostgresStore.Open("Host=127.0.0.1;Port=1;Username=portal;Database=portal;Timeout=5");
        var refused = await Assert.ThrowsAsync<StoreRefusedException>(() => CopyAsync(original, away));
        Assert.Contains("failed: Failed to connect to 127.0.0.1:1", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was copied.", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _database.Dispose();
        _files.Dispose();
    }

    /// <summary>Copies to a database that does something with each entry of the log, and checks that nothing was kept.</summary>
    /// <param name="statements">In PL/pgSQL, before an entry is added.</param>
    private async Task<StoreRefusedException> RefusedAsync(string statements)
    {
        await using var portal = await RecordAsync();
        await using var original = portal.Host.OpenStore();
        await using var postgres = PostgresStore.Open(_database.ConnectionString);
        await postgres.MigrateAsync(Cancellation);
        _database.Do(
            $"""
            CREATE FUNCTION interfere() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {statements} RETURN NEW; END $$;
            CREATE TRIGGER interfere BEFORE INSERT ON "AuditEntries" FOR EACH ROW EXECUTE FUNCTION interfere()
            """
        );
        var refused = await Assert.ThrowsAsync<StoreRefusedException>(() => CopyAsync(original, postgres));
        await using var after = PostgresStore.Open(_database.ConnectionString);
        Assert.False(await after.AuditEntries.AnyAsync(Cancellation));
        Assert.False(await after.Users.AnyAsync(Cancellation));
        return refused;
    }

    /// <summary>A portal with a version, two users, sessions and an edited draft.</summary>
    private static async Task<PortalWithUsers> RecordAsync()
    {
        var portal = await PortalWithUsers.StartAsync();
        await portal.Host.PublishAsync(Given.Matrix(), change: portal.Admin.Change());
        await portal.JoinAsync(Roles.Editor, "Bob");
        return portal;
    }

    private static async Task<List<(string Table, int Rows)>> CopyAsync(PortalDbContext source, PortalDbContext target)
    {
        var tables = new List<(string, int)>();
        await new StoreCopy(source, target).RunAsync((table, rows) => tables.Add((table, rows)), Cancellation);
        return tables;
    }

    private static void AssertIntact(StoreEvidence evidence)
    {
        Assert.Empty(evidence.FindOtherSchema());
        Assert.Empty(new StoreVerification(evidence, [], null).Run(Cancellation).Faults);
    }

    private static async Task<string[]> DescribeAsync(PortalDbContext store) =>
        [
            .. await store.Versions.OrderBy(version => version.Number).Select(version => version.VersionHash).ToListAsync(Cancellation),
            .. await store.AuditHeads.OrderBy(head => head.Stream).Select(head => head.Hash).ToListAsync(Cancellation),
            .. await store.Users.OrderBy(user => user.Name).Select(user => user.Name).ToListAsync(Cancellation),
            .. (await store.Sessions.AsNoTracking().OrderBy(session => session.Id).ToListAsync(Cancellation)).Select(session =>
                $"{session.Id} {session.StartedAt:O}"
            ),
        ];
}
