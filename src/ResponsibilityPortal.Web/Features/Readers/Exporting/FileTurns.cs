namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>
/// Gives turns to requests that write files, in the order of the requests. A request that was interrupted goes first, because its client
/// already has a part of the file.
/// </summary>
/// <param name="atOnce">The number of turns at the same time.</param>
/// <param name="waitingMax">The number of requests that can wait for their first turn.</param>
internal sealed class FileTurns(int atOnce, int waitingMax)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource> _interrupted = new();
    private readonly LinkedList<TaskCompletionSource> _waiting = new();
    private int _free = atOnce;

    /// <summary>Waits for a turn. Dispose of it to end it; null when too many requests wait already.</summary>
    public async Task<FileTurn?> EnterAsync(CancellationToken cancellationToken)
    {
        if (TakeAsync(_waiting, waitingMax, cancellationToken) is not { } taken)
        {
            return null;
        }

        await taken;
        return new FileTurn(this);
    }

    /// <summary>Waits until an interrupted request has a turn again.</summary>
    public Task ContinueAsync(CancellationToken cancellationToken) => TakeAsync(_interrupted, int.MaxValue, cancellationToken)!;

    /// <summary>Gives the turn of a request to the next one.</summary>
    public void Release()
    {
        lock (_lock)
        {
            if ((_interrupted.First ?? _waiting.First) is { } next)
            {
                next.List!.Remove(next);
                next.Value.SetResult();
            }
            else
            {
                _free++;
            }
        }
    }

    /// <returns>Null when the queue is full.</returns>
    private Task? TakeAsync(LinkedList<TaskCompletionSource> queue, int most, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_free > 0)
            {
                _free--;
                return Task.CompletedTask;
            }

            return queue.Count < most
                ? WaitAsync(queue.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)), cancellationToken)
                : null;
        }
    }

    private async Task WaitAsync(LinkedListNode<TaskCompletionSource> place, CancellationToken cancellationToken)
    {
        await using var leaving = cancellationToken.Register(() => Leave(place, cancellationToken));
        await place.Value.Task;
    }

    /// <summary>Leaves a queue, unless the turn has come.</summary>
    private void Leave(LinkedListNode<TaskCompletionSource> place, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (place.List is { } queue)
            {
                queue.Remove(place);
                place.Value.SetCanceled(cancellationToken);
            }
        }
    }
}
