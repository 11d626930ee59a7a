using Npgsql;

namespace ResponsibilityPortal.Store.Postgres;

/// <summary>Lets one migration run at a time: a row that names its holder until a time, by the clock of the database.</summary>
/// <remarks>
/// YugabyteDB refuses the lock on a table that EF Core takes. A row works on both databases, and so does the next migration after one that
/// was killed: the row expires.
/// </remarks>
internal sealed class PostgresMigrationLock : IAsyncDisposable
{
    /// <summary>The table of the lock. It is not part of the model.</summary>
    public const string Table = "__MigrationLock";

    /// <summary>How long a migration that was killed keeps others waiting, in seconds. A migration takes a fraction of it.</summary>
    private const int Seconds = 120;

    private readonly NpgsqlConnection _connection;
    private readonly Guid _holder = Guid.NewGuid();

    private PostgresMigrationLock(NpgsqlConnection connection) => _connection = connection;

    /// <exception cref="StoreRefusedException">Another migration is running.</exception>
    public static async Task<PostgresMigrationLock> TakeAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var held = new PostgresMigrationLock(connection);
        await held.RunAsync(
            $"""CREATE TABLE IF NOT EXISTS "{Table}" ("Id" integer PRIMARY KEY, "Holder" uuid NOT NULL, "Until" timestamptz NOT NULL)""",
            cancellationToken
        );
        var taken = await held.RunAsync(
            $"""
            INSERT INTO "{Table}" ("Id", "Holder", "Until") VALUES (1, $1, now() + interval '{Seconds} seconds')
            ON CONFLICT ("Id") DO UPDATE SET "Holder" = excluded."Holder", "Until" = excluded."Until" WHERE "{Table}"."Until" < now()
            """,
            cancellationToken,
            held._holder
        );
        return taken == 1
            ? held
            : throw new StoreRefusedException(
                $"Another migration of this database is running. If it was killed, try again in {Seconds} seconds."
            );
    }

    /// <summary>Holds the lock for its whole time again.</summary>
    /// <exception cref="StoreRefusedException">Another migration has taken it, because this one was slow.</exception>
    public async Task RenewAsync(CancellationToken cancellationToken)
    {
        var renewed = await RunAsync(
            $"""UPDATE "{Table}" SET "Until" = now() + interval '{Seconds} seconds' WHERE "Holder" = $1""",
            cancellationToken,
            _holder
        );
        if (renewed == 0)
        {
            throw new StoreRefusedException("Another migration of this database has begun. This one stopped; run it again.");
        }
    }

    /// <remarks>On a lost connection it can't be released. It expires.</remarks>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await RunAsync($"""DELETE FROM "{Table}" WHERE "Holder" = $1""", CancellationToken.None, _holder);
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
        {
            // The reason why the connection was lost is on its way to the caller.
        }
    }

    private async Task<int> RunAsync(string sql, CancellationToken cancellationToken, params object[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        }

        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
