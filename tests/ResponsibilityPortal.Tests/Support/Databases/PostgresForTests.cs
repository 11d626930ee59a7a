using Microsoft.EntityFrameworkCore;
using Npgsql;
using ResponsibilityPortal.Store.Postgres;

namespace ResponsibilityPortal.Tests.Support.Databases;

/// <summary>The PostgreSQL server of a test run, which <c>tests/postgres.sh</c> starts. Each store is a database of its own.</summary>
internal static class PostgresForTests
{
    /// <summary>What the portal tells operators to do when its database doesn't answer.</summary>
    public const string WayOut = "Check Store:ConnectionString, and whether the database is running.";

    /// <summary>The variable with the connection string of the server's administrator.</summary>
    private const string Variable = "PORTAL_TEST_POSTGRES";

    /// <summary>A database with the schema of this release. Copying it is faster than migrating.</summary>
    private static readonly Lazy<string> Template = new(MakeTemplate);

    /// <summary>Whether the server is YugabyteDB, which doesn't copy databases.</summary>
    private static readonly Lazy<bool> IsYugabyte = new(() =>
    {
        using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
        connection.Open();
        return connection.ServerVersion.Contains("-YB-", StringComparison.Ordinal);
    });

    /// <summary>Makes a database with an empty store of this release.</summary>
    public static PostgresDatabase MakeStore() => IsYugabyte.Value ? MakeMigrated() : Make($"TEMPLATE {Template.Value}");

    /// <summary>Makes a database without a store.</summary>
    public static PostgresDatabase MakeEmpty() => Make("");

    /// <summary>Executes a statement as the server's administrator.</summary>
    public static void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>Returns the connection string of the server's administrator for a database.</summary>
    public static string ConnectionTo(string database) =>
        new NpgsqlConnectionStringBuilder(
            Environment.GetEnvironmentVariable(Variable)
                ?? throw new InvalidOperationException(
                    $"This test needs PostgreSQL. Run 'bash tests/run.sh', or start a server with 'bash tests/postgres.sh start' and set "
                        + $"{Variable} to what it prints."
                )
        )
        {
            Database = database,
            // Several hundred portals run one after another, each with a pool for its own database.
            ConnectionIdleLifetime = 10,
            ConnectionPruningInterval = 5,
        }.ConnectionString;

    /// <param name="source">The clause with the database to copy; empty for none.</param>
    internal static PostgresDatabase Make(string source)
    {
        var name = $"portal_{Guid.NewGuid():N}";
        Execute($"CREATE DATABASE {name} {source}");
        return new PostgresDatabase(name);
    }

    private static string MakeTemplate()
    {
        var template = MakeMigrated();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => template.Dispose();
        return template.Name;
    }

    private static PostgresDatabase MakeMigrated()
    {
        var empty = Make("");
        var options = new DbContextOptionsBuilder<PostgresPortalDbContext>();
        PostgresStore.Configure(options, $"{empty.ConnectionString};Pooling=False");
        using var context = new PostgresPortalDbContext(options.Options);
        context.MigrateAsync(CancellationToken.None).GetAwaiter().GetResult();
        return empty;
    }
}
