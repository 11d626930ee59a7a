using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace ResponsibilityPortal.Store;

/// <summary>Migrates the store to the schema of this release, or refuses it.</summary>
public sealed class StoreMigrator(IDbContextFactory<PortalDbContext> contexts)
{
    /// <remarks>The caller must hold the data directory's lock.</remarks>
    /// <exception cref="StoreRefusedException">The file is not a store, or a newer release wrote it.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        try
        {
            var applied = await context.Database.GetAppliedMigrationsAsync(cancellationToken);
            var known = context.Database.GetMigrations().ToList();
            RefuseNewerSchema(context, [.. applied.Except(known)]);
            await context.RemoveAbandonedMigrationLockAsync(cancellationToken);

            // Migrating takes a lock in the store even when there is nothing to do. A normal start doesn't need to write it.
            if (known.Except(applied).Any())
            {
                await context.Database.MigrateAsync(cancellationToken);
            }
        }
        catch (DbException exception)
        {
            throw new StoreRefusedException(
                $"The store '{context.Database.GetDbConnection().DataSource}' cannot be opened: {exception.Message} Restore it from a "
                    + "backup, or move it away to start with an empty store.",
                exception
            );
        }
    }

    private static void RefuseNewerSchema(PortalDbContext context, List<string> unknown)
    {
        if (unknown.Count > 0)
        {
            throw new StoreRefusedException(
                $"The store '{context.Database.GetDbConnection().DataSource}' was written by a newer release (it has '{unknown[^1]}'). "
                    + "Run that release, or restore a backup made before the upgrade."
            );
        }
    }
}
