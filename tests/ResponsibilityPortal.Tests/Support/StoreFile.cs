using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>The file of the store, opened without the portal and without the rules between its tables.</summary>
internal static class StoreFile
{
    private const string Name = "portal.db";

    public static string In(string dataDirectory) => Path.Combine(dataDirectory, Name);

    /// <summary>Opens a connection of this process. Other processes can use the file too.</summary>
    public static SqliteConnection Open(string dataDirectory, SqliteOpenMode mode = SqliteOpenMode.ReadOnly) =>
        OpenFile(In(dataDirectory), mode);

    /// <summary>Opens a connection to a copy with another name.</summary>
    public static SqliteConnection OpenFile(string file, SqliteOpenMode mode = SqliteOpenMode.ReadOnly)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = file,
                Mode = mode,
                Pooling = false,
                ForeignKeys = false,
            }.ToString()
        );
        connection.Open();
        return connection;
    }

    /// <summary>Does something to the store in a directory, and closes it again.</summary>
    public static int Do(string dataDirectory, string sql)
    {
        using var store = Open(dataDirectory, SqliteOpenMode.ReadWrite);
        return store.Do(sql);
    }

    /// <returns>How many rows were changed.</returns>
    public static int Do(this SqliteConnection store, string sql)
    {
        using var command = store.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    public static string Ask(this SqliteConnection store, string sql)
    {
        using var command = store.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
    }

    public static long AskNumber(this SqliteConnection store, string sql) => long.Parse(store.Ask(sql), CultureInfo.InvariantCulture);
}
