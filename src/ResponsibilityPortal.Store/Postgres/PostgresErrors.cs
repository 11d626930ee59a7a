using System.Data.Common;
using System.Net.Sockets;
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

    /// <summary>The SQLSTATE code for a statement that may or may not have been completed.</summary>
    private const string StatementCompletionUnknown = "40003";

    /// <summary>
    /// The prefixes of SQLSTATE codes that say something about the data or the schema: values, rules between rows, missing tables and
    /// damaged pages.
    /// </summary>
    private static readonly string[] DataClasses = ["22", "23", "42", "XX"];

    /// <summary>
    /// Returns whether the database gave up the transaction although a repeated one can succeed: it could not be serialized, another
    /// transaction kept a lock, or the connection was lost.
    /// </summary>
    /// <remarks>A query that is too slow isn't repeated.</remarks>
    public static bool IsTransient(Exception exception) =>
        DatabaseFailure.In(exception) switch
        {
            PostgresException failure => IsTransient(failure),
            NpgsqlException { InnerException: IOException or SocketException or AggregateException } => true,

            // None of several servers is the one that can write, as during a failover.
            NpgsqlException { InnerException: null } => true,
            _ => false,
        };

    /// <summary>
    /// Returns whether a write failed because another one was first. Two first writers of an empty store find no head to lock. The second
    /// one fails because the first entry exists, and finds the head when it tries again.
    /// </summary>
    public static bool IsLateEntry(Exception exception) =>
        DatabaseFailure.In(exception)
            is PostgresException
        {
            SqlState: PostgresErrorCodes.UniqueViolation,
            ConstraintName: "PK_AuditHeads" or "PK_AuditEntries",
        };

    /// <summary>
    /// Returns whether a failure of a commit leaves open whether the database has committed: the connection was lost, or the server didn't
    /// answer in time.
    /// </summary>
    public static bool IsCommitUnknown(Exception exception) =>
        DatabaseFailure.In(exception) switch
        {
            PostgresException failure => failure.SqlState == StatementCompletionUnknown || IsOfConnection(failure),
            NpgsqlException => true,
            _ => false,
        };

    /// <summary>
    /// Returns whether a failure is about the server, the connection or the rights of the role, and says nothing about the stored data.
    /// </summary>
    public static bool IsOfServer(Exception exception) =>
        DatabaseFailure.In(exception) switch
        {
            PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } => true,
            PostgresException failure => !Array.Exists(
                DataClasses,
                prefix => failure.SqlState.StartsWith(prefix, StringComparison.Ordinal)
            ),
            NpgsqlException => true,
            _ => false,
        };

    /// <summary>Returns the reason for a failure in one line, without what was being read.</summary>
    public static string Describe(DbException failure) =>
        failure switch
        {
            PostgresException { MessageText: var text, SqlState: var state } => $"{text} ({state}).",
            { InnerException: AggregateException { InnerExceptions: var all } } => string.Join(
                " ",
                all.OfType<DbException>().Select(Describe)
            ),
            { InnerException.Message: var reason } => $"{failure.Message}: {reason}.",
            _ => failure.Message,
        };

    private static bool IsTransient(PostgresException failure) =>
        failure.SqlState
            is PostgresErrorCodes.SerializationFailure
                or PostgresErrorCodes.DeadlockDetected
                or PostgresErrorCodes.LockNotAvailable
                or SilentTransaction
                or PostgresErrorCodes.TooManyConnections
                or PostgresErrorCodes.ReadOnlySqlTransaction
        || IsOfConnection(failure);

    private static bool IsOfConnection(PostgresException failure) =>
        failure.SqlState.StartsWith(ConnectionClass, StringComparison.Ordinal)
        || failure.SqlState.StartsWith(OperatorClass, StringComparison.Ordinal);
}
