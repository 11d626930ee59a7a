using Npgsql;

namespace ResponsibilityPortal.Tests.Support.Databases;

/// <summary>
/// A role of the server that can sign in and has no rights of its own. Disposing removes it, with the rights it was given.
/// </summary>
internal sealed class PostgresRole : IDisposable
{
    private PostgresDatabase? _used;

    public PostgresRole() => PostgresForTests.Execute($"CREATE ROLE {Name} LOGIN");

    public string Name { get; } = $"server_{Guid.NewGuid():N}";

    public string ConnectionTo(PostgresDatabase database)
    {
        _used = database;
        return new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = Name }.ConnectionString;
    }

    public void Dispose()
    {
        _used?.Do($"DROP OWNED BY {Name}");
        PostgresForTests.Execute($"DROP ROLE {Name}");
    }
}
