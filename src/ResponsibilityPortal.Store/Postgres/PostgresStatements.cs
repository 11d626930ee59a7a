using System.Data.Common;
using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ResponsibilityPortal.Store.Postgres;

/// <summary>Runs single statements, each in a transaction of its own. Repeats one after a lost connection or a failover.</summary>
/// <remarks>Throws what the database has thrown last, not the wrapper that EF Core puts around it.</remarks>
internal sealed class PostgresStatements(IDbContextFactory<PostgresPortalDbContext> contexts)
{
    /// <returns>How many rows were changed.</returns>
    public Task<int> ExecuteAsync(FormattableString sql, CancellationToken cancellationToken) =>
        RunAsync(context => context.Database.ExecuteSqlAsync(sql, cancellationToken));

    public async Task<IReadOnlyList<T>> QueryAsync<T>(FormattableString sql, CancellationToken cancellationToken) =>
        await RunAsync(context => context.Database.SqlQuery<T>(sql).ToListAsync(cancellationToken));

    private async Task<T> RunAsync<T>(Func<PostgresPortalDbContext, Task<T>> run)
    {
        await using var context = contexts.CreateDbContext();
        try
        {
            return await context.Database.CreateExecutionStrategy().ExecuteAsync(() => run(context));
        }
        catch (RetryLimitExceededException exception) when (exception.InnerException is DbException reason)
        {
            ExceptionDispatchInfo.Throw(reason);
            throw;
        }
    }
}
