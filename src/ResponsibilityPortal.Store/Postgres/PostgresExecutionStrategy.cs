using Microsoft.EntityFrameworkCore.Storage;
using Npgsql.EntityFrameworkCore.PostgreSQL;
using ResponsibilityPortal.Store.Writing;

namespace ResponsibilityPortal.Store.Postgres;

/// <summary>Repeats single queries after a lost connection or a failover.</summary>
/// <remarks>
/// Within a transaction, nothing is repeated: what earlier statements have read or changed is lost with it. <c>Writer</c> repeats writes
/// as a whole.
/// </remarks>
internal sealed class PostgresExecutionStrategy(ExecutionStrategyDependencies dependencies)
    : NpgsqlRetryingExecutionStrategy(dependencies, MaxRepetitions)
{
    /// <summary>With the delays between them, as much patience as a failover or a restart takes: about ten seconds.</summary>
    private const int MaxRepetitions = 20;

    /// <summary>The base class would refuse transactions that the portal begins itself.</summary>
    protected override void OnFirstExecution() => ExceptionsEncountered.Clear();

    protected override bool ShouldRetryOn(Exception? exception) =>
        exception is not null
        && Dependencies.CurrentContext.Context.Database.CurrentTransaction is null
        && PostgresErrors.IsTransient(exception);

    /// <summary>The base class would wait for seconds after the second failure, although most outages are shorter.</summary>
    protected override TimeSpan? GetNextDelay(Exception lastException) =>
        ExceptionsEncountered.Count <= MaxRepetitions ? RetryDelay.After(ExceptionsEncountered.Count) : null;
}
