using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Store.Writing;

/// <summary>
/// Copies a store into an empty one on another database, in one transaction. Commits only when both have the same versions, the same log
/// and as many rows.
/// </summary>
public sealed class StoreCopy(PortalDbContext source, PortalDbContext target)
{
    private const int RowsAtOnce = 500;

    private static readonly MethodInfo Copying = typeof(StoreCopy).GetMethod(
        nameof(CopyAsync),
        BindingFlags.Instance | BindingFlags.NonPublic
    )!;

    /// <summary>Whether the commit has begun. If the connection is lost after that, the copy may be stored.</summary>
    private bool _isCommitting;

    /// <summary>Makes or upgrades the schema of the target, and copies every row.</summary>
    /// <param name="progress">Receives each table that was copied, and its number of rows.</param>
    /// <exception cref="StoreRefusedException">
    /// The target isn't empty, the copy differs from the source, or a database failed. Nothing was stored, unless the message says that
    /// this isn't known.
    /// </exception>
    public async Task RunAsync(Action<string, int> progress, CancellationToken cancellationToken)
    {
        try
        {
            await target.MigrateAsync(cancellationToken);
            await CopyInOneTransactionAsync(progress, cancellationToken);
        }
        catch (Exception exception) when (DatabaseFailure.In(exception) is { } failure)
        {
            throw new StoreRefusedException(
                $"Copying '{source.Location}' to '{target.Location}' failed: {target.Describe(failure)} "
                    + (
                        _isCommitting && target.IsCommitUnknown(exception)
                            ? "It isn't known whether the copy was stored. Run 'verify' with the settings of the copy, or copy to another "
                                + "empty database."
                            : "Nothing was copied. Check that both databases are running, and copy again."
                    ),
                exception
            );
        }
    }

    private async Task CopyInOneTransactionAsync(Action<string, int> progress, CancellationToken cancellationToken)
    {
        await using var transaction = await target.TryBeginWritingAsync(cancellationToken) ?? throw new StoreBusyException();
        if (await target.AuditHeads.AnyAsync(cancellationToken) || await target.Users.AnyAsync(cancellationToken))
        {
            throw new StoreRefusedException($"The store '{target.Location}' isn't empty. Copy to an empty database only.");
        }

        await source.ReadTogetherAsync(
            async () =>
            {
                foreach (var type in InOrder(source.Model))
                {
                    var rows = await (Task<int>)Copying.MakeGenericMethod(type.ClrType).Invoke(this, [cancellationToken])!;
                    progress(type.GetTableName()!, rows);
                }

                await RefuseDifferencesAsync(cancellationToken);
                return true;
            },
            cancellationToken
        );
        _isCommitting = true;
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>
    /// Returns the types of rows so that a row comes after those that it refers to. What running instances share has no type, and isn't
    /// copied.
    /// </summary>
    private static IEnumerable<IEntityType> InOrder(IModel model)
    {
        var types = model.GetEntityTypes().Where(type => !type.IsOwned() && !type.HasSharedClrType).ToList();
        return types.OrderBy(Depth).ThenBy(type => type.GetTableName(), StringComparer.Ordinal);

        static int Depth(IEntityType type) =>
            type.GetForeignKeys()
                .Where(key => key.PrincipalEntityType != type)
                .Select(key => Depth(key.PrincipalEntityType) + 1)
                .DefaultIfEmpty()
                .Max();
    }

    private async Task<int> CopyAsync<TRow>(CancellationToken cancellationToken)
        where TRow : class
    {
        var count = 0;
        await foreach (var row in source.Set<TRow>().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            target.Add(row);
            if (++count % RowsAtOnce == 0)
            {
                await SaveAsync(cancellationToken);
            }
        }

        await SaveAsync(cancellationToken);
        var copied = await target.Set<TRow>().CountAsync(cancellationToken);
        var table = target.Model.FindEntityType(typeof(TRow))!.GetTableName();
        return copied == count ? count : throw Differs($"{count} rows of {table} became {copied}");
    }

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        await target.SaveChangesAsync(cancellationToken);
        target.ChangeTracker.Clear();
    }

    private async Task RefuseDifferencesAsync(CancellationToken cancellationToken)
    {
        await RefuseOthersAsync(
            "version",
            context => context.Versions.OrderBy(version => version.Matrix).ThenBy(version => version.Number),
            version => $"{version.Matrix} {version.Number} {version.VersionHash} {Sha256Hash.Of(version.Content)}",
            cancellationToken
        );
        await RefuseOthersAsync(
            "log entry",
            context => context.AuditEntries.OrderBy(entry => entry.Stream).ThenBy(entry => entry.Sequence),
            entry => $"{entry.Stream} {entry.Sequence} {entry.Hash} {Sha256Hash.Of(entry.Payload)}",
            cancellationToken
        );
        await RefuseOthersAsync(
            "head of the log",
            context => context.AuditHeads.OrderBy(head => head.Stream),
            head => $"{head.Stream} {head.Sequence} {head.Hash}",
            cancellationToken
        );
    }

    private async Task RefuseOthersAsync<TRow>(
        string kind,
        Func<PortalDbContext, IQueryable<TRow>> rows,
        Func<TRow, string> describe,
        CancellationToken cancellationToken
    )
        where TRow : class
    {
        await using var copies = rows(target).AsNoTracking().AsAsyncEnumerable().GetAsyncEnumerator(cancellationToken);
        await foreach (var row in rows(source).AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var expected = describe(row);
            if (!await copies.MoveNextAsync() || describe(copies.Current) != expected)
            {
                throw Differs($"the {kind} '{expected}' is missing or different");
            }
        }
    }

    private StoreRefusedException Differs(string how) =>
        new($"The copy in '{target.Location}' differs from the store: {how}. Nothing was copied.");
}
