using Npgsql;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Databases;

namespace ResponsibilityPortal.Tests.Web.Cli;

/// <summary>A database server that doesn't answer ends the start with a sentence. It doesn't mean that the store is damaged.</summary>
public sealed class PostgresStartTests : IDisposable
{
    /// <summary>Waits until a statement waits for a lock, and ends its connection as an administrator does.</summary>
    private const string EndOfWaiting = """
        DO $$ BEGIN
            LOOP
                PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE datname = current_database() AND wait_event_type = 'Lock';
                EXIT WHEN FOUND;
                PERFORM pg_sleep(0.01);
                PERFORM pg_stat_clear_snapshot();
            END LOOP;
        END $$
        """;

    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Start_WithoutAServer_EndsWithASentence() =>
        AssertRefused(
            await StartAsync("Host=127.0.0.1,localhost:2;Port=1;Database=portal;Username=portal;Password=secret"),
            "'127.0.0.1:1,localhost:2/portal'"
        );

    [Fact]
    public async Task Start_WithoutTheDatabase_EndsWithASentence() =>
        AssertRefused(await StartAsync($"{PostgresForTests.ConnectionTo("absent")};Password=secret"), "\"absent\" does not exist");

    [Fact]
    public async Task Start_WithoutTheRole_EndsWithASentence() =>
        AssertRefused(
            await StartAsync($"{PostgresForTests.ConnectionTo("postgres")};Username=stranger;Password=secret"),
            "\"stranger\" does not exist"
        );

    [Fact]
    public async Task Start_WithoutRights_EndsWithASentence()
    {
        using var database = PostgresForTests.MakeStore();
        using var role = new PostgresRole();
        AssertRefused(await StartAsync($"{role.ConnectionTo(database)};Password=secret"), "permission denied");
    }

    [Fact]
    public async Task Start_LosingTheConnectionInItsCheck_EndsWithASentence()
    {
        using var database = PostgresForTests.MakeStore();
        await using var connection = new NpgsqlConnection($"{database.ConnectionString};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var held = new NpgsqlCommand("LOCK TABLE \"MatrixVersions\"", connection, transaction);
        await held.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        // The check reads without yielding: it can wait for the lock on the thread that starts it.
        var start = Task.Run(() => StartAsync($"{database.ConnectionString};Options=-c lock_timeout=0;Password=secret"));
        await Task.Run(() => database.Do(EndOfWaiting), TestContext.Current.CancellationToken);
        AssertRefused(await start, "terminating connection");
    }

    private Task<(int Code, string Said)> StartAsync(string connection) =>
        ConsoleUse
            .RunAsync([
                "--urls=http://127.0.0.1:0",
                "--Store:Provider=Postgres",
                $"--Store:ConnectionString={connection}",
                $"--Portal:DataDirectory={_data.Path}",
                "--Portal:Seed=none",
                "--Serilog:MinimumLevel:Default=Fatal",
                "--Serilog:MinimumLevel:Override:Microsoft=Fatal",
            ])
            .WaitAsync(Timeouts.Hang, TestContext.Current.CancellationToken);

    private static void AssertRefused((int Code, string Said) start, string reason)
    {
        Assert.Equal(1, start.Code);
        var line = Assert.Single(start.Said.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("The portal cannot start. The store '", line, StringComparison.Ordinal);
        Assert.True(line.Contains(reason, StringComparison.Ordinal), line);
        Assert.EndsWith(PostgresForTests.WayOut, line, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", line, StringComparison.Ordinal);
    }
}
