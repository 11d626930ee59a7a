using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ResponsibilityPortal.Store.Writing;

/// <summary>
/// Queues the writes of this process. Small writes that have gathered while the last transaction was committed share the next one, each
/// within a savepoint of its own. The others have a context and a transaction to themselves. Callers get their answer after the commit.
/// </summary>
/// <remarks>
/// A single write doesn't wait for others to join. A shared transaction holds the lock on the head of the audit stream, so what one write
/// has loaded is still true for the next one, which finds it in the context.
/// </remarks>
public sealed class WriteQueue(IDbContextFactory<PortalDbContext> contexts, TimeProvider clock)
{
    /// <summary>How many writes may wait at once.</summary>
    public const int Capacity = 1_000;

    /// <summary>How many writes share a transaction at most.</summary>
    public const int BatchLimit = 64;

    private const string Savepoint = "write";

    /// <summary>After this long a transaction takes up no further write.</summary>
    private static readonly TimeSpan BatchTime = TimeSpan.FromMilliseconds(20);

    /// <summary>After this long without a pause other processes get a chance: they try to take the lock again and again.</summary>
    private static readonly TimeSpan Stretch = TimeSpan.FromSeconds(1);

    /// <summary>A little more than SQLite lets pass between two looks, which is a tenth of a second.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(120);

    /// <summary>The writes whose turn has not come, the first one first. Guards what is said of them.</summary>
    private readonly LinkedList<QueuedWrite> _waiting = [];

    private bool _isWriting;

    /// <summary>How long a write waits for its turn.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Runs a write in turn, and answers when what it saved is committed.</summary>
    /// <param name="write">
    /// Reads what decides it, and saves. What it has changed and not saved is forgotten; when it throws, its own changes are undone and
    /// those of others stay. It must neither begin a transaction nor wait for another write.
    /// </param>
    /// <param name="isAlone">Whether the write needs a context and a transaction of its own.</param>
    /// <param name="cancellationToken">Withdraws a write whose turn has not come. Later, the write itself may heed it; other writes are not affected.</param>
    /// <returns>False when its turn did not come: the queue was full, or the store was locked for too long.</returns>
    /// <exception cref="Exception">What the write threw, or what kept the common transaction from being committed. Nothing is known to be stored then.</exception>
    internal async Task<bool> TryWriteAsync(Func<PortalDbContext, Task<WriteEnd>> write, bool isAlone, CancellationToken cancellationToken)
    {
        var queued = new LinkedListNode<QueuedWrite>(new QueuedWrite(write, isAlone));
        if (!TryEnqueue(queued))
        {
            return false;
        }

        using var patience = new CancellationTokenSource(Patience, clock);
        await using (patience.Token.UnsafeRegister(_ => Withdraw(queued)?.GiveUp(), null))
        await using (cancellationToken.UnsafeRegister(_ => Withdraw(queued)?.Fail(new OperationCanceledException(cancellationToken)), null))
        {
            return await queued.Value.IsWritten;
        }
    }

    private bool TryEnqueue(LinkedListNode<QueuedWrite> queued)
    {
        lock (_waiting)
        {
            if (_waiting.Count == Capacity)
            {
                return false;
            }

            _waiting.AddLast(queued);
            if (_isWriting)
            {
                return true;
            }

            _isWriting = true;
        }

        // The first caller starts the writer loop. Suppress the execution context so that the loop doesn't run as that caller.
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(WriteWaitingAsync, CancellationToken.None);
        }

        return true;
    }

    /// <returns>The write, no longer waiting; null when its turn has come already.</returns>
    private QueuedWrite? Withdraw(LinkedListNode<QueuedWrite> queued)
    {
        lock (_waiting)
        {
            if (queued.List is null)
            {
                return null;
            }

            _waiting.Remove(queued);
            return queued.Value;
        }
    }

    /// <summary>Takes the next write out of the queue, unless it needs a transaction of its own and this one has begun already.</summary>
    private QueuedWrite? TakeNext(bool isFirst)
    {
        lock (_waiting)
        {
            if (_waiting.First is not { } next || (!isFirst && next.Value.IsAlone))
            {
                return null;
            }

            _waiting.RemoveFirst();
            return next.Value;
        }
    }

    private async Task WriteWaitingAsync()
    {
        var began = Stopwatch.GetTimestamp();
        while (IsAnyoneWaiting())
        {
            await WriteTogetherAsync();
            if (Stopwatch.GetElapsedTime(began) >= Stretch)
            {
                await Task.Delay(Pause);
                began = Stopwatch.GetTimestamp();
            }
        }
    }

    private bool IsAnyoneWaiting()
    {
        lock (_waiting)
        {
            return _isWriting = _waiting.Count > 0;
        }
    }

    private async Task WriteTogetherAsync()
    {
        var written = new List<QueuedWrite>();
        try
        {
            await using var context = await contexts.CreateDbContextAsync();
            try
            {
                await using var transaction = await context.TryBeginWritingAsync(CancellationToken.None);
                if (transaction is not null)
                {
                    await WriteInAsync(context, transaction, written);
                    await transaction.CommitAsync();
                }
            }
            catch (Exception exception) when (context.IsConflict(exception))
            {
                throw new WriteConflictException(exception);
            }
        }
        catch (Exception exception)
        {
            FailAll(written, exception);
            return;
        }

        foreach (var write in written)
        {
            write.Succeed();
        }
    }

    /// <param name="written">Gets the writes whose fate the commit decides.</param>
    private async Task WriteInAsync(PortalDbContext context, IDbContextTransaction transaction, List<QueuedWrite> written)
    {
        // Each write has a savepoint already.
        context.Database.AutoSavepointsEnabled = false;
        var began = clock.GetTimestamp();
        for (var count = 0; count < BatchLimit && clock.GetElapsedTime(began) < BatchTime && TakeNext(isFirst: count == 0) is { } write; count++)
        {
            written.Add(write);
            await transaction.CreateSavepointAsync(Savepoint);
            try
            {
                if (await write.RunAsync(context) == WriteEnd.Undo)
                {
                    await transaction.RollbackToSavepointAsync(Savepoint);
                    context.ChangeTracker.Clear();
                }
            }
            catch (Exception exception)
            {
                write.Fail(context.IsConflict(exception) ? new WriteConflictException(exception) : exception);
                await UndoAsync(transaction, exception);
                context.ChangeTracker.Clear();
            }

            await transaction.ReleaseSavepointAsync(Savepoint);
            if (context.ChangeTracker.HasChanges())
            {
                context.ChangeTracker.Clear();
            }

            if (write.IsAlone)
            {
                return;
            }
        }
    }

    /// <remarks>A database that had to give up the whole transaction, on a full disk for example, no longer has a savepoint. Then all writes in it fail.</remarks>
    private static async Task UndoAsync(IDbContextTransaction transaction, Exception cause)
    {
        try
        {
            await transaction.RollbackToSavepointAsync(Savepoint);
        }
        catch (Exception)
        {
            throw new InvalidOperationException("The common transaction was lost with another write in it.", cause);
        }
    }

    /// <summary>Fails the writes that were to be committed; when the store could not even be opened, all that wait.</summary>
    private void FailAll(List<QueuedWrite> written, Exception exception)
    {
        if (written.Count == 0)
        {
            while (TakeNext(isFirst: true) is { } waiting)
            {
                written.Add(waiting);
            }
        }

        foreach (var write in written)
        {
            write.Fail(exception);
        }
    }
}
