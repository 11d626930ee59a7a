using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace ResponsibilityPortal.Tests.Support.Databases;

/// <summary>
/// A database that refuses what YugabyteDB lacks, gives up 5 of 100 statements, and loses the connection at each of some commits: in turn
/// before the database has committed, and after.
/// </summary>
/// <param name="commits">How many commits succeed between two that lose the connection.</param>
internal sealed class InjectedFaults(int seed, int commits) : DbCommandInterceptor, IDbTransactionInterceptor
{
    private static readonly string[] Lacking =
    [
        "LOCK TABLE",
        "xmin",
        "ctid",
        "LISTEN",
        "NOTIFY",
        "SERIAL",
        "IDENTITY",
        "pg_advisory",
        "citext",
        "CREATE TEMP",
        "DEFERRABLE",
    ];

    private readonly Lock _lock = new();
    private readonly Random _random = new(seed);
    private int _commits;

    /// <summary>Whether faults are injected. Statements that YugabyteDB lacks are always refused.</summary>
    public bool IsOn { get; set; }

    /// <summary>The faults so far: statements that were given up, commits lost before and after the database committed.</summary>
    public (int Statements, int Before, int After) Injected { get; private set; }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        Pass(command);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        Pass(command);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result,
        CancellationToken cancellationToken = default
    )
    {
        Pass(command);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result
    )
    {
        Pass(command);
        return result;
    }

    public async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context!.ChangeTracker.Entries().Any() && NextCommit() is { } isAfter)
        {
            if (isAfter)
            {
                await transaction.CommitAsync(CancellationToken.None);
            }
        }
        else
        {
            return result;
        }

        throw new NpgsqlException("Injected: the connection was lost during a commit.", new IOException("Injected."));
    }

    /// <summary>
    /// Returns whether the next commit loses the connection after the database committed (true) or before; null for neither.
    /// </summary>
    private bool? NextCommit()
    {
        lock (_lock)
        {
            if (!IsOn || ++_commits % (commits + 1) != 0)
            {
                return null;
            }

            var (statements, before, after) = Injected;
            var isAfter = before > after;
            Injected = isAfter ? (statements, before, after + 1) : (statements, before + 1, after);
            return isAfter;
        }
    }

    private void Pass(DbCommand command)
    {
        if (Array.Find(Lacking, word => command.CommandText.Contains(word, StringComparison.Ordinal)) is { } lacking)
        {
            throw new InvalidOperationException($"YugabyteDB lacks {lacking}: {command.CommandText}");
        }

        if (IsHit(percent: 5))
        {
            lock (_lock)
            {
                Injected = Injected with { Statements = Injected.Statements + 1 };
            }

            throw new PostgresException("Injected: could not serialize access.", "ERROR", "ERROR", PostgresErrorCodes.SerializationFailure);
        }
    }

    private bool IsHit(int percent)
    {
        lock (_lock)
        {
            return IsOn && _random.Next(100) < percent;
        }
    }
}
