using Npgsql;

namespace ResponsibilityPortal.Tests.Support.Databases;

/// <summary>A database of one test. Disposing drops it, also when it is still in use.</summary>
internal sealed class PostgresDatabase(string name) : IDisposable
{
    public string Name { get; } = name;

    public string ConnectionString { get; } = PostgresForTests.ConnectionTo(name);

    /// <summary>The settings of a portal that keeps its store in this database.</summary>
    public (string Key, string Value)[] Settings => [("Store:Provider", "Postgres"), ("Store:ConnectionString", ConnectionString)];

    /// <summary>Executes a statement on a connection of its own.</summary>
    /// <returns>How many rows were changed.</returns>
    public int Do(string sql)
    {
        using var connection = new NpgsqlConnection($"{ConnectionString};Pooling=False");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteNonQuery();
    }

    public void Dispose() => PostgresForTests.Execute($"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");
}
