using Npgsql;

namespace ResponsibilityPortal.Tests.Support.Databases;

/// <summary>A database of one test. Disposing drops it, also when it is still in use.</summary>
internal sealed class PostgresDatabase(string name) : IDisposable
{
    public string Name { get; } = name;

    public string ConnectionString { get; } = PostgresForTests.ConnectionTo(name);

    /// <summary>The settings of a portal that keeps its store in this database.</summary>
    public (string Key, string Value)[] Settings => SettingsFor(ConnectionString);

    /// <summary>The settings of a portal that connects with a role of its own.</summary>
    public static (string Key, string Value)[] SettingsFor(string connectionString) =>
        [("Store:Provider", "Postgres"), ("Store:ConnectionString", connectionString)];

    /// <summary>Executes a statement on a connection of its own.</summary>
    /// <returns>How many rows were changed.</returns>
    public int Do(string sql)
    {
        using var connection = Open();
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteNonQuery();
    }

    /// <summary>Opens a connection of its own.</summary>
    public NpgsqlConnection Open()
    {
        var connection = new NpgsqlConnection($"{ConnectionString};Pooling=False");
        connection.Open();
        return connection;
    }

    /// <summary>Copies the database. Ends the connections that pools still have to it.</summary>
    public PostgresDatabase Copy()
    {
        PostgresForTests.Execute($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{Name}'");
        return PostgresForTests.Make($"TEMPLATE {Name}");
    }

    public void Dispose() => PostgresForTests.Execute($"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");
}
