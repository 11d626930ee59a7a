using Npgsql;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>A PostgreSQL server and its synchronous standby: what a portal has committed is on the disks of both.</summary>
internal sealed class DatabasePair : IAsyncDisposable
{
    private DatabaseServer _primary;
    private DatabaseServer _standby;

    private DatabasePair(DatabaseServer primary, DatabaseServer standby)
    {
        (_primary, _standby) = (primary, standby);
        ConnectionString = new NpgsqlConnectionStringBuilder
        {
            Host = $"{primary.Host},{standby.Host}",
            Username = "postgres",
            Database = "postgres",
            TargetSessionAttributes = "primary",
            Timeout = (int)Timeouts.Hang.TotalSeconds,
        }.ConnectionString;
    }

    /// <summary>Names both servers, and asks for the one that can write, as docs/how-to/use-postgresql.md says.</summary>
    public string ConnectionString { get; }

    public static async Task<DatabasePair> StartAsync()
    {
        var primary = await DatabaseServer.StartNewAsync();
        var pair = new DatabasePair(primary, await DatabaseServer.StartStandbyAsync(primary));
        await pair.WaitForStandbyAsync();
        return pair;
    }

    /// <summary>Restarts the primary as an administrator does.</summary>
    public async Task RestartAsync()
    {
        await _primary.StopAsync();
        await _primary.StartAsync();
    }

    /// <summary>Kills the primary and starts it again: it recovers what it had synced.</summary>
    public async Task KillAndStartAsync()
    {
        await _primary.KillAsync();
        await _primary.StartAsync();
    }

    /// <summary>Kills the primary, and makes the standby the primary. The killed server then becomes its standby.</summary>
    public async Task FailOverAsync()
    {
        await _primary.KillAsync();
        await _standby.PromoteAsync();
        (_primary, _standby) = (_standby, _primary);
        await _standby.FollowAsync(_primary);
        await WaitForStandbyAsync();
    }

    /// <summary>Returns every edit of a cell in the log, in order.</summary>
    public async Task<IReadOnlyList<LoggedEdit>> ReadEditsAsync()
    {
        await using var connection = await _primary.OpenAsync();
        return LoggedEdit.ReadAll(connection);
    }

    public async ValueTask DisposeAsync()
    {
        await _standby.DisposeAsync();
        await _primary.DisposeAsync();
    }

    /// <summary>From now on, each commit waits until the standby has synced it. Completes when the standby does so.</summary>
    private async Task WaitForStandbyAsync()
    {
        await _primary.AskAsync("ALTER SYSTEM SET synchronous_standby_names = '*'");
        await _primary.AskAsync("SELECT pg_reload_conf()");
        await Repeat.UntilAsync(async () =>
            await _primary.AskAsync("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'") is 1L
        );
    }
}
