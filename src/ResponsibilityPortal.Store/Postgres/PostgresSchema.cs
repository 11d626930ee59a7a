using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace ResponsibilityPortal.Store.Postgres;

/// <summary>
/// The columns, keys and indexes of a database, each described in one line, and everything in its schema that could act by itself:
/// triggers, rules, views, functions and policies. Objects of extensions are left out.
/// </summary>
internal sealed class PostgresSchema
{
    private readonly Dictionary<(string Kind, string Name), string> _descriptions = [];

    private PostgresSchema() { }

    /// <summary>The schema that the model of this release needs.</summary>
    public static PostgresSchema OfModel(PostgresPortalDbContext context)
    {
        var schema = new PostgresSchema();
        foreach (var table in context.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables)
        {
            schema.Add(table);
        }

        return schema;
    }

    /// <summary>Reads the schema of a database.</summary>
    public static PostgresSchema Read(NpgsqlConnection connection, NpgsqlTransaction? transaction)
    {
        using var command = new NpgsqlCommand(PostgresCatalog.Query, connection, transaction);
        command.Parameters.Add(new NpgsqlParameter { Value = HistoryRepository.DefaultTableName });
        command.Parameters.Add(new NpgsqlParameter { Value = PostgresMigrationLock.Table });
        using var reader = command.ExecuteReader();
        var schema = new PostgresSchema();
        while (reader.Read())
        {
            schema._descriptions[(reader.GetString(0), reader.GetString(1))] = reader.GetString(2);
        }

        return schema;
    }

    /// <summary>Returns what another schema has more, less or different, one sentence each.</summary>
    public IReadOnlyList<string> FindDifferences(PostgresSchema other) =>
        [
            .. from key in _descriptions
                .Keys.Union(other._descriptions.Keys)
                .OrderBy(key => key.Name, StringComparer.Ordinal)
                .ThenBy(key => key.Kind, StringComparer.Ordinal)
            let own = _descriptions.GetValueOrDefault(key)
            let found = other._descriptions.GetValueOrDefault(key)
            where own != found
            select SchemaWords.Of(key.Kind, key.Name, own, found),
        ];

    private void Add(ITable table)
    {
        foreach (var column in table.Columns)
        {
            _descriptions[("column", $"{table.Name}.{column.Name}")] =
                column.StoreType
                + (column.IsNullable ? "" : " not null")
                + (column.Collation is { } collation ? $" collate {collation}" : "");
        }

        foreach (var key in table.UniqueConstraints)
        {
            Describe("index", key.Name, table, isUnique: true, key.Columns);
        }

        foreach (var index in table.Indexes)
        {
            Describe("index", index.Name, table, index.IsUnique, index.Columns);
        }

        foreach (var key in table.ForeignKeyConstraints)
        {
            _descriptions[("foreign key", key.Name)] =
                $"{table.Name} ({Names(key.Columns)}) to {key.PrincipalTable.Name} ({Names(key.PrincipalColumns)}) on delete "
                + key.OnDeleteAction switch
                {
                    ReferentialAction.Cascade => "cascade",
                    ReferentialAction.Restrict => "restrict",
                    ReferentialAction.SetNull => "set null",
                    _ => "no action",
                };
        }
    }

    private void Describe(string kind, string name, ITable table, bool isUnique, IReadOnlyList<IColumn> columns) =>
        _descriptions[(kind, name)] = $"{(isUnique ? "unique " : "")}{table.Name} ({Names(columns)})";

    private static string Names(IReadOnlyList<IColumn> columns) => string.Join(", ", columns.Select(column => column.Name));
}
