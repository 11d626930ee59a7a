using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ResponsibilityPortal.Store.Sqlite;

/// <summary>The tables, indexes, views and triggers of a database file, as the statements that created them.</summary>
internal sealed class SqliteSchema
{
    private static readonly Lazy<SqliteSchema> Release = new(Make);

    private readonly Dictionary<(string Kind, string Name), string> _statements;

    private SqliteSchema(Dictionary<(string Kind, string Name), string> statements) => _statements = statements;

    /// <summary>The schema that the migrations of this release create.</summary>
    public static SqliteSchema OfRelease => Release.Value;

    /// <remarks>Skips what SQLite itself creates: the indexes of keys, and statistics. Neither can do anything.</remarks>
    public static SqliteSchema Read(SqliteConnection connection, SqliteTransaction? transaction)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            "SELECT type, name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_autoindex\\_%' ESCAPE '\\' AND name "
                + "NOT LIKE 'sqlite\\_stat_' ESCAPE '\\'";
        using var reader = command.ExecuteReader();
        var statements = new Dictionary<(string, string), string>();
        while (reader.Read())
        {
            // Releases for other systems use other line ends.
            statements[(reader.GetString(0), reader.GetString(1))] = reader.GetString(2).ReplaceLineEndings("\n");
        }

        return new SqliteSchema(statements);
    }

    /// <summary>Returns what another schema has more, less or different, one sentence each.</summary>
    public IReadOnlyList<string> FindDifferences(SqliteSchema other) =>
        [
            .. from key in _statements
                .Keys.Union(other._statements.Keys)
                .OrderBy(key => key.Name, StringComparer.Ordinal)
                .ThenBy(key => key.Kind, StringComparer.Ordinal)
            let own = _statements.GetValueOrDefault(key)
            let found = other._statements.GetValueOrDefault(key)
            where own != found
            select SchemaWords.Of(key.Kind, key.Name, own, found),
        ];

    private static SqliteSchema Make()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var context = new SqlitePortalDbContext(
            new DbContextOptionsBuilder<SqlitePortalDbContext>()
                .UseSqlite(connection)
                .ConfigureWarnings(SqliteStore.IgnorePendingChanges)
                .Options
        );
        context.Database.Migrate();
        return Read(connection, null);
    }
}
