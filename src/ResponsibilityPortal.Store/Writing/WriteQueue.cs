using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ResponsibilityPortal.Store.Writing;

/// <summary>
/// Queues the writes of this process. Small writes that arrive while a transaction is being committed share the next one, each with a
/// savepoint. Other writes have a context and a transaction of their own. Callers get their result after the commit.
/// </summary>
/// <remarks>
/// A single write doesn't wait for others to join. A shared transaction holds the lock on the head of the audit stream. So what one write
/// has loaded is still current for the next one, which finds it in the context.
/// </remarks>
public sealed class WriteQueue(IDbContextFactory<PortalDbContext> contexts, TimeProvider clock, WriteWaited? waited = null)
{
    /// <summary>The maximum number of writes that wait.</summary>
    public const int Capacity = 1_000;

    /// <summary>The maximum number of writes that share a transaction.</summary>
    public const int BatchLimit = 64;

    private const string Savepoint = "write";

    /// <summary>The time after which a transaction takes no further writes.</summary>
    private static readonly TimeSpan BatchTime = TimeSpan.FromMilliseconds(20);

    /// <summary>The time after which the loop pauses, so that other processes, which retry the lock, can get it.</summary>
    private static readonly TimeSpan YieldAfter = TimeSpan.FromSeconds(1);

    /// <summary>Slightly longer than the interval at which SQLite retries the lock, a tenth of a second.</summary>
    private static readonly TimeSpan YieldFor = TimeSpan.FromMilliseconds(120);

    /// <summary>The waiting writes, in order. Also the lock object for their state.</summary>
    private readonly LinkedList<QueuedWrite> _waiting = [];

    private bool _isWriting;

    /// <summary>The time that a write waits in the queue.</summary>
    public static TimeSpan TimeLimit { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Queues a write, and returns after its changes are committed.</summary>
    /// <param name="write">
    /// Reads what it needs, and saves. Unsaved changes are discarded. When it throws, its own changes are undone and those of other writes
    /// stay. It must neither begin a transaction nor wait for another write.
    /// </param>
    /// <param name="isAlone">Whether the write needs a context and a transaction of its own.</param>
    /// <param name="cancellationToken">
    /// Removes a write that still waits. Later, only the write itself can respond to it; other writes are not affected.
    /// </param>
    /// <returns>False when it was not executed: the queue was full, or the store was locked for too long.</returns>
    /// <exception cref="Exception">
    /// The exception of the write, or the one that prevented the shared transaction from being committed. Nothing is known to be stored
    /// then.
    /// </exception>
    internal async Task<bool> TryWriteAsync(Func<PortalDbContext, Task<WriteEnd>> write, bool isAlone, CancellationToken cancellationToken)
    {
        var queued = new LinkedListNode<QueuedWrite>(new QueuedWrite(write, isAlone, clock.GetTimestamp()));
        if (!TryEnqueue(queued))
        {
            return false;
        }

        using var timeLimit = new CancellationTokenSource(TimeLimit, clock);
        await using (timeLimit.Token.UnsafeRegister(_ => Withdraw(queued)?.GiveUp(), null))
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

    /// <returns>The write, no longer waiting; null when it has already started.</returns>
    private QueuedWrite? Withdraw(LinkedListNode<QueuedWrite> queued)
    {
        lock (_waiting)
        {
            if (queued.List is null)
            {
                return null;
            }

            _waiting.Remove(queued);
            waited?.Invoke(clock.GetElapsedTime(queued.Value.Queued));
            return queued.Value;
        }
    }

    /// <summary>Takes the next write from the queue, unless it needs its own transaction and this one has already begun.</summary>
    private QueuedWrite? TakeNext(bool isFirst)
    {
        lock (_waiting)
        {
            if (_waiting.First is not { } next || (!isFirst && next.Value.IsAlone))
            {
                return null;
            }

            _waiting.RemoveFirst();
            waited?.Invoke(clock.GetElapsedTime(next.Value.Queued));
            return next.Value;
        }
    }

    private async Task WriteWaitingAsync()
    {
        var began = Stopwatch.GetTimestamp();
        var locked = 0;
        while (IsAnyoneWaiting())
        {
            // A database can refuse the lock at once instead of letting the transaction wait for it.
            locked = await WriteTogetherAsync() ? 0 : locked + 1;
            if (locked > 0)
            {
                await Task.Delay(RetryDelay.After(locked));
            }

            if (Stopwatch.GetElapsedTime(began) >= YieldAfter)
            {
                await Task.Delay(YieldFor);
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

    /// <returns>False when other writers kept the store locked.</returns>
    private async Task<bool> WriteTogetherAsync()
    {
        var isLocked = true;
        var written = new List<QueuedWrite>();
        try
        {
            await using var context = await contexts.CreateDbContextAsync();
            var isCommitting = false;
            try
            {
                await using var transaction = await context.TryBeginWritingAsync(CancellationToken.None);
                if (transaction is not null)
                {
                    isLocked = false;
                    await WriteInAsync(context, transaction, written);
                    isCommitting = true;
                    await transaction.CommitAsync();
                }
            }
            catch (Exception exception) when (isCommitting && context.IsCommitUnknown(exception))
            {
                throw new WriteConflictException(exception, isCommitUnknown: true);
            }
            catch (Exception exception) when (context.IsConflict(exception))
            {
                throw new WriteConflictException(exception);
            }
        }
        catch (Exception exception)
        {
            FailAll(written, exception);
            return true;
        }

        foreach (var write in written)
        {
            write.Succeed();
        }

        return !isLocked;
    }

    /// <param name="written">Receives the writes whose result depends on the commit.</param>
    private async Task WriteInAsync(PortalDbContext context, IDbContextTransaction transaction, List<QueuedWrite> written)
    {
        // Each write already has a savepoint.
        context.Database.AutoSavepointsEnabled = false;
        var began = clock.GetTimestamp();
        for (
            var count = 0;
            count < BatchLimit && clock.GetElapsedTime(began) < BatchTime && TakeNext(isFirst: count == 0) is { } write;
            count++
        )
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

    /// <remarks>
    /// A database that gave up the whole transaction, for example because the disk was full, no longer has a savepoint. Then all writes in
    /// it fail.
    /// </remarks>
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

    /// <summary>Fails the writes that were going to be committed. When the store could not be opened, fails all waiting writes.</summary>
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
