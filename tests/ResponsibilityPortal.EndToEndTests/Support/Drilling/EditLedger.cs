using System.Collections.Concurrent;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>The edits that a portal has acknowledged or refused, as recorded by its clients.</summary>
internal sealed class EditLedger
{
    private readonly ConcurrentDictionary<Guid, AcknowledgedEdit> _acknowledged = new();
    private readonly ConcurrentQueue<ApiAnswer> _refusals = new();
    private readonly ConcurrentQueue<TimeSpan> _times = new();
    private readonly Lock _waiting = new();
    private readonly List<(int Count, TaskCompletionSource Reached)> _waits = [];
    private int _conflicts;
    private int _repeats;

    public IReadOnlyCollection<AcknowledgedEdit> Acknowledged => [.. _acknowledged.Values];

    public int Count => _acknowledged.Count;

    /// <summary>Every response that is neither an acknowledgement nor a conflict.</summary>
    public IReadOnlyCollection<ApiAnswer> Refusals => _refusals;

    /// <summary>How long edits took, each from its first attempt to its acknowledgement.</summary>
    public IReadOnlyCollection<TimeSpan> Times => _times;

    /// <summary>The number of conflicts.</summary>
    public int Conflicts => _conflicts;

    /// <summary>The number of edits that were sent again after a refusal or without a response.</summary>
    public int Repeats => _repeats;

    public void Acknowledge(Edit edit, ApiAnswer answer)
    {
        _acknowledged.TryAdd(edit.OperationId, new AcknowledgedEdit(edit, answer.Tag));
        lock (_waiting)
        {
            foreach (var (_, reached) in _waits.Where(wait => wait.Count <= _acknowledged.Count))
            {
                reached.TrySetResult();
            }

            _waits.RemoveAll(wait => wait.Count <= _acknowledged.Count);
        }
    }

    public void NoteTime(TimeSpan took) => _times.Enqueue(took);

    public void NoteConflict() => Interlocked.Increment(ref _conflicts);

    public void NoteRepeat() => Interlocked.Increment(ref _repeats);

    public void NoteRefusal(ApiAnswer answer) => _refusals.Enqueue(answer);

    /// <summary>Completes when a number of edits is acknowledged.</summary>
    public Task ReachedAsync(int count)
    {
        lock (_waiting)
        {
            if (_acknowledged.Count >= count)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waits.Add((count, reached));
            return reached.Task.WaitAsync(Timeouts.Hang);
        }
    }
}
