using System.Data.Common;
using Npgsql;

namespace ResponsibilityPortal.Store.Postgres;

/// <summary>Recognises the failures of PostgreSQL and YugabyteDB that a repeated unit of work can overcome.</summary>
internal static class PostgresErrors
{
    /// <summary>The prefix of SQLSTATE codes for a lost or refused connection.</summary>
    private const string ConnectionClass = "08";

    /// <summary>The prefix of SQLSTATE codes for a server that shuts down, starts or promotes.</summary>
    private const string OperatorClass = "57P";

    /// <summary>The SQLSTATE code for a transaction whose client was silent for too long.</summary>
    private const string SilentTransaction = "25P03";

    /// <summary>
    /// Returns whether the database gave up the transaction although a repeated one can succeed: it could not be serialized, another
    /// transaction kept a lock, or the connection was lost.
    /// </summary>
    /// <remarks>
    /// Two first writers of an empty store find no head to lock. The second one fails because the first entry exists, and finds the head
    /// when it tries again. A query that is too slow isn't repeated.
    /// </remarks>
    public static bool IsTransient(Exception exception) =>
        Find(exception) switch
        {
            PostgresException failure => IsTransient(failure),
            NpgsqlException { InnerException: IOException or System.Net.Sockets.SocketException } => true,
            _ => false,
        };

    private static bool IsTransient(PostgresException failure) =>
        failure.SqlState
            is PostgresErrorCodes.SerializationFailure
                or PostgresErrorCodes.DeadlockDetected
                or PostgresErrorCodes.LockNotAvailable
                or SilentTransaction
                or PostgresErrorCodes.TooManyConnections
                or PostgresErrorCodes.ReadOnlySqlTransaction
        || failure.SqlState.StartsWith(ConnectionClass, StringComparison.Ordinal)
        || failure.SqlState.StartsWith(OperatorClass, StringComparison.Ordinal)
        || failure is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "PK_AuditHeads" or "PK_AuditEntries" };

    private static DbException? Find(Exception? exception)
    {
        while (exception is not (null or DbException))
        {
            exception = exception.InnerException;
        }

        return exception as DbException;
    }
}
