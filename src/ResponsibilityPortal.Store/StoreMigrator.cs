using Microsoft.EntityFrameworkCore;

namespace ResponsibilityPortal.Store;

/// <summary>Migrates the store to the schema of this release, or refuses it.</summary>
public sealed class StoreMigrator(IDbContextFactory<PortalDbContext> contexts)
{
    /// <summary>Makes sure that the store has the schema of this release. Migrates it where that is done at every start.</summary>
    /// <remarks>The caller must hold the data directory's lock.</remarks>
    /// <exception cref="StoreRefusedException">
    /// It can't be opened, it is not a store, a newer release wrote it, or it has to be migrated by a command first.
    /// </exception>
    public Task PrepareAsync(CancellationToken cancellationToken) =>
        OpenAsync(
            async (context, pending) =>
            {
                if (context.IsMigratedAtStart)
                {
                    await context.MigrateAsync(cancellationToken);
                }
                else if (pending.Count > 0)
                {
                    throw new StoreRefusedException(
                        $"The store '{context.Location}' doesn't have the schema of this release yet ('{pending[0]}' is missing). Back it "
                            + "up, then run 'db migrate'."
                    );
                }

                return pending;
            },
            cancellationToken
        );

    /// <summary>Migrates the store.</summary>
    /// <returns>The names of the migrations that were missing.</returns>
    /// <exception cref="StoreRefusedException">It can't be opened, it is not a store, or a newer release wrote it.</exception>
    public Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken) =>
        OpenAsync(
            async (context, pending) =>
            {
                await context.MigrateAsync(cancellationToken);
                return pending;
            },
            cancellationToken
        );

    /// <returns>The names of the migrations that are missing.</returns>
    /// <exception cref="StoreRefusedException">It can't be opened, it is not a store, or a newer release wrote it.</exception>
    public Task<IReadOnlyList<string>> FindPendingAsync(CancellationToken cancellationToken) =>
        OpenAsync((_, pending) => Task.FromResult(pending), cancellationToken);

    /// <summary>Gives a role of the database the rights that a running portal needs, and no others.</summary>
    /// <exception cref="StoreRefusedException">The database can't be opened, it has no such role, or it has no roles.</exception>
    public Task GrantAsync(string role, CancellationToken cancellationToken) =>
        OpenAsync(
            async (context, pending) =>
            {
                await context.GrantAsync(role, cancellationToken);
                return pending;
            },
            cancellationToken
        );

    private async Task<IReadOnlyList<string>> OpenAsync(
        Func<PortalDbContext, IReadOnlyList<string>, Task<IReadOnlyList<string>>> open,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        try
        {
            var applied = await context.FindAppliedMigrationsAsync(cancellationToken);
            var known = context.Database.GetMigrations().ToList();
            RefuseNewerSchema(context, [.. applied.Except(known)]);
            return await open(context, [.. known.Except(applied)]);
        }
        catch (Exception exception) when (DatabaseFailure.In(exception) is { } reason)
        {
            throw context.Refuse(reason);
        }
    }

    private static void RefuseNewerSchema(PortalDbContext context, List<string> unknown)
    {
        if (unknown.Count > 0)
        {
            throw new StoreRefusedException(
                $"The store '{context.Location}' was written by a newer release (it has '{unknown[^1]}'). Run that release, or restore a "
                    + "backup made before the upgrade."
            );
        }
    }
}
