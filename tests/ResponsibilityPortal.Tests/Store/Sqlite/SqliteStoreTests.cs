using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ResponsibilityPortal.Tests.Store.Sqlite;

[Trait("Store", "Sqlite")]
public sealed class SqliteStoreTests
{
    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    [InlineData("busy_timeout", "5000")]
    [InlineData("trusted_schema", "0")]
    [InlineData("cell_size_check", "1")]
    [InlineData("journal_size_limit", "67108864")]
    public async Task Connection_HasItsSettings(string pragma, string expected)
    {
        using var store = await StoreUnderTest.MigratedAsync();
        for (var connection = 0; connection < 2; connection++)
        {
            await using var context = store.Open();
            await context.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
            await using var command = context.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"PRAGMA {pragma}";
            Assert.Equal(
                expected,
                Convert.ToString(
                    await command.ExecuteScalarAsync(TestContext.Current.CancellationToken),
                    System.Globalization.CultureInfo.InvariantCulture
                )
            );
        }
    }

    [Fact]
    public async Task WriteTransaction_IsImmediate()
    {
        using var store = await StoreUnderTest.MigratedAsync();
        await using var context = store.Open();
        await using var transaction = await context.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        var refused = Assert.Throws<SqliteException>(() => store.Execute("BEGIN IMMEDIATE"));
        const int busy = 5;
        Assert.Equal(busy, refused.SqliteErrorCode);
        Assert.Empty(store.Query<string>("SELECT Slug FROM Matrices"));
    }

    [Fact]
    public async Task Model_MatchesTheMigrations()
    {
        using var store = await StoreUnderTest.MigratedAsync();
        await using var context = store.Open();
        Assert.NotEmpty(context.Database.GetMigrations());
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Configure_UsesOneDatabaseFile()
    {
        using var store = await StoreUnderTest.MigratedAsync();
        Assert.Equal([store.File], Directory.GetFiles(store.Directory, "*.db"));
    }
}
