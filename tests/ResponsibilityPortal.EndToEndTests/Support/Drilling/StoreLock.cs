using Microsoft.Data.Sqlite;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>The store's lock for writing, held by another process, such as a backup tool.</summary>
internal sealed class StoreLock : IDisposable
{
    private readonly SqliteConnection _connection;

    private StoreLock(SqliteConnection connection) => _connection = connection;

    /// <summary>Waits for the lock while another process has it.</summary>
    public static StoreLock Take(string dataDirectory)
    {
        var connection = StoreFile.Open(dataDirectory, SqliteOpenMode.ReadWrite);
        connection.Do("BEGIN IMMEDIATE");
        return new StoreLock(connection);
    }

    public void Dispose()
    {
        _connection.Do("ROLLBACK");
        _connection.Dispose();
    }
}
