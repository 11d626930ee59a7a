using ResponsibilityPortal.Store.Sharing;

namespace ResponsibilityPortal.Store.Postgres;

/// <summary>Keys of the framework as rows.</summary>
internal sealed class PostgresProtectionKeys(PostgresStatements statements) : ProtectionKeys
{
    public override Task<IReadOnlyList<string>> ReadAsync() =>
        statements.QueryAsync<string>(
            $"""SELECT "Key" AS "Value" FROM "ProtectionKeys" ORDER BY "Name" """,
            CancellationToken.None
        );

    public override Task AddAsync(string name, string key) =>
        statements.ExecuteAsync(
            $"""INSERT INTO "ProtectionKeys" ("Name", "Key") VALUES ({name}, {key}) ON CONFLICT DO NOTHING""",
            CancellationToken.None
        );
}
