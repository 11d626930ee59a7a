using Npgsql;
using ResponsibilityPortal.Store.Sharing;

namespace ResponsibilityPortal.Store.Postgres;

/// <summary>Leases as rows. One statement decides who gets one, so that it needs no other lock.</summary>
internal sealed class PostgresLeases(PostgresStatements statements) : Leases
{
    public override async Task<bool> TryTakeAsync(Lease lease, TimeSpan time, CancellationToken cancellationToken) =>
        await statements.ExecuteAsync(
            $"""
            INSERT INTO "Leases" ("Name", "Holder", "Note", "Until") VALUES ({lease.Name}, {lease.Holder}, {lease.Note}, now() + {time})
            ON CONFLICT ("Name") DO UPDATE
            SET "Holder" = excluded."Holder", "Note" = excluded."Note", "Until" = excluded."Until"
            WHERE "Leases"."Until" < now() OR "Leases"."Holder" = excluded."Holder"
            """,
            cancellationToken
        ) == 1;

    public override Task ReleaseAsync(Lease lease, CancellationToken cancellationToken) =>
        statements.ExecuteAsync(
            $"""DELETE FROM "Leases" WHERE "Name" = {lease.Name} AND "Holder" = {lease.Holder}""",
            cancellationToken
        );

    public override async Task<IReadOnlyList<Lease>> FindAsync(string prefix, CancellationToken cancellationToken)
    {
        try
        {
            return await statements.QueryAsync<Lease>(
                $"""
                SELECT "Name", "Holder", "Note" FROM "Leases" WHERE "Until" >= now() AND starts_with("Name", {prefix}) ORDER BY "Name"
                """,
                cancellationToken
            );
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            // The database isn't migrated yet.
            return [];
        }
    }
}
