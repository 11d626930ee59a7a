using ResponsibilityPortal.Store.Sharing;

namespace ResponsibilityPortal.Store.Postgres;

/// <summary>Counts in one row for each key, with the times of the attempts that were permitted. One statement decides.</summary>
internal sealed class PostgresLimits(PostgresStatements statements) : SharedLimits
{
    public override async Task<bool> AllowAsync(string key, int permits, TimeSpan window, CancellationToken cancellationToken) =>
        await statements.ExecuteAsync(
            $"""
            INSERT INTO "SharedLimits" ("Key", "Times", "Until") VALUES ({key}, ARRAY[now()], now() + {window})
            ON CONFLICT ("Key") DO UPDATE SET
            "Times" = array_append(ARRAY(SELECT t FROM unnest("SharedLimits"."Times") t WHERE t > now() - {window}), now()),
            "Until" = now() + {window}
            WHERE (SELECT count(*) FROM unnest("SharedLimits"."Times") t WHERE t > now() - {window}) < {permits}
            """,
            cancellationToken
        ) == 1;

    public override Task RemoveExpiredAsync(CancellationToken cancellationToken) =>
        statements.ExecuteAsync($"""DELETE FROM "SharedLimits" WHERE "Until" < now()""", cancellationToken);
}
