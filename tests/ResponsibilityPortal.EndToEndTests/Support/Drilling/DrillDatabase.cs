using Npgsql;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>A database of one drill, on the PostgreSQL server of the test run.</summary>
internal sealed class DrillDatabase : IAsyncDisposable
{
    private const string Variable = "PORTAL_TEST_POSTGRES";

    private readonly string _server =
        Environment.GetEnvironmentVariable(Variable)
        ?? throw new InvalidOperationException($"This test needs PostgreSQL. Run 'bash tests/run.sh', or set {Variable}.");

    private readonly string _name = $"drill_{Guid.NewGuid():N}";

    public string ConnectionString =>
        new NpgsqlConnectionStringBuilder(_server) { Database = _name, Timeout = (int)Timeouts.Hang.TotalSeconds }.ConnectionString;

    /// <summary>The settings of a portal that keeps its store in this database.</summary>
    public string[] Settings => ["--Store:Provider=Postgres", $"--Store:ConnectionString={ConnectionString}"];

    public static async Task<DrillDatabase> MakeAsync()
    {
        var database = new DrillDatabase();
        await database.ExecuteAsync($"CREATE DATABASE {database._name}");
        return database;
    }

    /// <summary>Returns every edit of a cell in the log, in order.</summary>
    public async Task<IReadOnlyList<LoggedEdit>> ReadEditsAsync()
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        return LoggedEdit.ReadAll(connection);
    }

    public async ValueTask DisposeAsync() => await ExecuteAsync($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection($"{_server};Pooling=False");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
