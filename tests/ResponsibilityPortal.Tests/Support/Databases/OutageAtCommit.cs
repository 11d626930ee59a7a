using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace ResponsibilityPortal.Tests.Support.Databases;

/// <summary>A database that is lost at a commit, before or after it has committed, and doesn't answer until it is back.</summary>
internal sealed class OutageAtCommit : DbCommandInterceptor, IDbTransactionInterceptor
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool? _isCommitted;
    private volatile bool _isDown;

    /// <summary>Completes when the database is lost.</summary>
    public Task Begun => _begun.Task;

    /// <summary>Loses the database at the next commit.</summary>
    /// <param name="isCommitted">Whether it commits before.</param>
    public void BeginAtNextCommit(bool isCommitted) => _isCommitted = isCommitted;

    public void End() => _isDown = false;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    ) => _isDown ? throw Lost() : ValueTask.FromResult(result);

    public async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default
    )
    {
        if (_isCommitted is not { } isCommitted)
        {
            return result;
        }

        _isCommitted = null;
        if (isCommitted)
        {
            await transaction.CommitAsync(CancellationToken.None);
        }

        _isDown = true;
        _begun.SetResult();
        throw Lost();
    }

    private static NpgsqlException Lost() => new("The connection was lost.", new IOException("No answer."));
}
