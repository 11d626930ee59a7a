using Microsoft.EntityFrameworkCore;

namespace ResponsibilityPortal.Store.Postgres;

/// <summary>Refuses a database that has another schema than this release.</summary>
internal static class PostgresReadiness
{
    /// <exception cref="StoreRefusedException">The database has no store, or the store of another release.</exception>
    public static void Refuse(PostgresPortalDbContext context)
    {
        var known = context.Database.GetMigrations().ToList();
        var applied = context.FindAppliedMigrationsAsync(CancellationToken.None).GetAwaiter().GetResult();
        if (applied.Count == 0)
        {
            throw new StoreRefusedException($"The database '{context.Location}' has no store of a portal.");
        }

        if (!applied.SequenceEqual(known))
        {
            throw new StoreRefusedException(
                $"The store '{context.Location}' has the schema of another release ('{applied[^1]}', this release has '{known[^1]}'). "
                    + "Use that release, or run 'db migrate' with the newer one."
            );
        }
    }
}
