using Microsoft.Data.Sqlite;

namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>The file that a portal keeps everything in, opened past it.</summary>
internal static class StoreFile
{
    private const string Name = "portal.db";

    public static string In(string dataDirectory) => Path.Combine(dataDirectory, Name);

    /// <summary>A connection of this process alone, which others share the file with.</summary>
    public static SqliteConnection Open(string dataDirectory, SqliteOpenMode mode = SqliteOpenMode.ReadOnly)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = In(dataDirectory), Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    public static string Ask(this SqliteConnection store, string sql)
    {
        using var command = store.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture)!;
    }

    public static void Do(this SqliteConnection store, string sql)
    {
        using var command = store.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
