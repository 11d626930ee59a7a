using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ResponsibilityPortal.Tests.Store.Sqlite;

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
    public async Task Every_connection_has_its_settings(string pragma, string expected)
    {
        using var store = await StoreUnderTest.MigratedAsync();
        for (var connection = 0; connection < 2; connection++)
        {
            await using var context = store.Open();
            await context.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
            await using var command = context.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"PRAGMA {pragma}";
            Assert.Equal(expected, Convert.ToString(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken), System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task A_write_transaction_is_immediate_so_what_it_reads_cannot_change_before_it_writes()
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
    public async Task The_model_is_the_one_of_the_migrations()
    {
        using var store = await StoreUnderTest.MigratedAsync();
        await using var context = store.Open();
        Assert.NotEmpty(context.Database.GetMigrations());
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task There_is_one_database_file()
    {
        using var store = await StoreUnderTest.MigratedAsync();
        Assert.Equal([store.File], Directory.GetFiles(store.Directory, "*.db"));
    }
}
