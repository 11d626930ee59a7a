using ResponsibilityPortal.Store.Sharing;

namespace ResponsibilityPortal.Store.Postgres;

/// <summary>
/// Checkpoints as rows. Their number is the key, so that two instances can't both sign the next one, even if both believe that they hold
/// the lease.
/// </summary>
internal sealed class PostgresCheckpoints(PostgresStatements statements) : SharedCheckpoints
{
    public override Task<IReadOnlyList<string>> ReadAsync(int count, CancellationToken cancellationToken) =>
        statements.QueryAsync<string>(
            $"""SELECT "Note" AS "Value" FROM "SharedCheckpoints" WHERE "Number" > {count} ORDER BY "Number" """,
            cancellationToken
        );

    /// <remarks>After a lost connection, the statement may have been carried out. Then the same note is there.</remarks>
    public override async Task AddAsync(int number, string note, CancellationToken cancellationToken)
    {
        var added = await statements.ExecuteAsync(
            $"""INSERT INTO "SharedCheckpoints" ("Number", "Note") VALUES ({number}, {note}) ON CONFLICT DO NOTHING""",
            cancellationToken
        );
        if (added == 0 && (await ReadAsync(number - 1, cancellationToken) is not [var signed, ..] || signed != note))
        {
            throw new StoreRefusedException($"Another instance has signed the checkpoint {number}.");
        }
    }
}
