using ResponsibilityPortal.Store;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Store;

/// <summary>Migrations of a file. Those of PostgreSQL are in <c>PostgresStoreTests</c>.</summary>
[Trait("Store", "Sqlite")]
public sealed class StoreMigratorTests
{
    [Fact]
    public async Task Migrate_Twice_ChangesNothing()
    {
        using var store = await StoreUnderTest.MigratedAsync();
        var before = store.Query<string>("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name");
        await store.MigrateAsync();
        Assert.NotEmpty(before);
        Assert.Equal(before, store.Query<string>("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"));
    }

    [Fact]
    public async Task Migrate_WithAnAbandonedLock_DoesNotHang()
    {
        using var store = await StoreUnderTest.MigratedAsync();
        store.Execute("""INSERT INTO "__EFMigrationsLock" ("Id", "Timestamp") VALUES (1, '2026-01-01 00:00:00')""");
        await store.MigrateAsync().WaitAsync(Timeouts.Hang, TestContext.Current.CancellationToken);
        Assert.Empty(store.Query<long>("""SELECT "Id" FROM "__EFMigrationsLock" """));
    }

    [Fact]
    public async Task Migrate_WithAnAbandonedLockOfTheFirstMigration_DoesNotHang()
    {
        using var store = new StoreUnderTest();
        store.Execute(
            """CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL); INSERT INTO "__EFMigrationsLock" VALUES (1, 'x')"""
        );
        await store.MigrateAsync().WaitAsync(Timeouts.Hang, TestContext.Current.CancellationToken);
        Assert.Empty(store.Query<string>("SELECT Slug FROM Matrices"));
    }

    [Fact]
    public async Task Migrate_StoreOfANewerRelease_IsRefusedAndUnchanged()
    {
        using var store = await StoreUnderTest.MigratedAsync();
        store.Execute("""INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_Later', '10.0.0')""");
        var refused = await Assert.ThrowsAsync<StoreRefusedException>(store.MigrateAsync);
        Assert.Contains("newer release", refused.Message, StringComparison.Ordinal);
        Assert.Contains("29990101000000_Later", refused.Message, StringComparison.Ordinal);
        Assert.Contains(store.File, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_OtherFile_IsRefusedAndUnchanged()
    {
        using var store = new StoreUnderTest();
        var content = string.Concat(Enumerable.Repeat("This is a shopping list. ", 200));
        await File.WriteAllTextAsync(store.File, content, TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<StoreRefusedException>(store.MigrateAsync);
        Assert.Contains(store.File, refused.Message, StringComparison.Ordinal);
        Assert.Contains("backup", refused.Message, StringComparison.Ordinal);
        Assert.Equal(content, await File.ReadAllTextAsync(store.File, TestContext.Current.CancellationToken));
    }
}
