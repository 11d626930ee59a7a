using Microsoft.EntityFrameworkCore.Storage;
using Npgsql.EntityFrameworkCore.PostgreSQL;

namespace ResponsibilityPortal.Store.Postgres;

/// <summary>Repeats single queries after a lost connection or a failover.</summary>
/// <remarks>
/// Within a transaction, nothing is repeated: what earlier statements have read or changed is lost with it. <c>Writer</c> repeats writes
/// as a whole.
/// </remarks>
internal sealed class PostgresExecutionStrategy(ExecutionStrategyDependencies dependencies)
    : NpgsqlRetryingExecutionStrategy(dependencies, MaxRepetitions, LongestDelay, errorCodesToAdd: null)
{
    private const int MaxRepetitions = 6;

    private static TimeSpan LongestDelay { get; } = TimeSpan.FromSeconds(3);

    /// <summary>The base class would refuse transactions that the portal begins itself.</summary>
    protected override void OnFirstExecution() => ExceptionsEncountered.Clear();

    protected override bool ShouldRetryOn(Exception? exception) =>
        exception is not null
        && Dependencies.CurrentContext.Context.Database.CurrentTransaction is null
        && PostgresErrors.IsTransient(exception);
}
