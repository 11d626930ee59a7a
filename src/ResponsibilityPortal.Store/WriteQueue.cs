using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ResponsibilityPortal.Store;

/// <summary>
/// Where small writes of this process wait for their turn. Those that have gathered while the last transaction was committed share
/// the next one, each within a savepoint of its own, and nobody is answered before it is committed.
/// </summary>
/// <remarks>
/// A lone write does not wait for company. The shared transaction keeps all other writers out, so what one write has loaded is still
/// true for the next one, which finds it in the context.
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

    /// <summary>After this long without a pause others get a chance: who has a transaction of their own looks for the lock again and again.</summary>
    private static readonly TimeSpan Stretch = TimeSpan.FromSeconds(1);

    /// <summary>A little more than SQLite lets pass between two looks, which is a tenth of a second.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(120);

    /// <summary>The writes whose turn has not come, the first one first. Guards what is said of them.</summary>
    private readonly LinkedList<QueuedWrite> _waiting = [];

    private bool _isWriting;

    /// <summary>How long a write waits for its turn.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Writes in turn, and answers when what was written is committed.</summary>
    /// <param name="write">
    /// Reads what decides it, and saves. What it has changed and not saved is forgotten; when it throws, what it saved is taken back and
    /// that of others stands. It must neither begin a transaction nor wait for another write.
    /// </param>
    /// <param name="cancellationToken">Takes a write back whose turn has not come. Later, the write itself may heed it; nobody else is touched.</param>
    /// <returns>What the write answered; null when so many waited, or the store was kept from writing for so long, that its turn did not come.</returns>
    /// <exception cref="Exception">What the write threw, or what kept the common transaction from being committed. Nothing is known to be stored then.</exception>
    public async Task<T?> WriteAsync<T>(Func<PortalDbContext, Task<T>> write, CancellationToken cancellationToken)
        where T : class
    {
        T? answer = null;
        var queued = new LinkedListNode<QueuedWrite>(new QueuedWrite(async context => answer = await write(context)));
        if (!TryEnqueue(queued))
        {
            return null;
        }

        using var patience = new CancellationTokenSource(Patience, clock);
        await using (patience.Token.UnsafeRegister(_ => Withdraw(queued)?.GiveUp(), null))
        await using (cancellationToken.UnsafeRegister(_ => Withdraw(queued)?.Fail(new OperationCanceledException(cancellationToken)), null))
        {
            return await queued.Value.IsWritten ? answer : null;
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

        // Whoever comes first starts what writes for all; it does not act in their name.
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

    private QueuedWrite? TakeNext()
    {
        lock (_waiting)
        {
            if (_waiting.First is not { } next)
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
            await using var transaction = await context.TryBeginWritingAsync(CancellationToken.None);
            if (transaction is not null)
            {
                await WriteInAsync(context, transaction, written);
                await transaction.CommitAsync();
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

    /// <param name="written">To it is added what the commit decides on.</param>
    private async Task WriteInAsync(PortalDbContext context, IDbContextTransaction transaction, List<QueuedWrite> written)
    {
        // Each write has a savepoint already.
        context.Database.AutoSavepointsEnabled = false;
        var began = clock.GetTimestamp();
        for (var count = 0; count < BatchLimit && clock.GetElapsedTime(began) < BatchTime && TakeNext() is { } write; count++)
        {
            written.Add(write);
            await transaction.CreateSavepointAsync(Savepoint);
            try
            {
                await write.RunAsync(context);
            }
            catch (Exception exception)
            {
                write.Fail(exception);
                await TakeBackAsync(transaction, exception);
                context.ChangeTracker.Clear();
            }

            await transaction.ReleaseSavepointAsync(Savepoint);
            if (context.ChangeTracker.HasChanges())
            {
                context.ChangeTracker.Clear();
            }
        }
    }

    /// <remarks>A database that had to give up the whole transaction, on a full disk for example, has no savepoint any longer. Then all in it fail.</remarks>
    private static async Task TakeBackAsync(IDbContextTransaction transaction, Exception cause)
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

    /// <summary>Fails what was to be committed; where the store could not even be opened, whoever waits for it.</summary>
    private void FailAll(List<QueuedWrite> written, Exception exception)
    {
        if (written.Count == 0)
        {
            while (TakeNext() is { } waiting)
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
