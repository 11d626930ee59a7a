using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace ResponsibilityPortal.Tests.Pdf;

/// <summary>Watches the arrays of one length that the shared pool lends from now on.</summary>
internal sealed class LentArrays(int length) : EventListener
{
    private const string Pool = "System.Buffers.ArrayPoolEventSource";
    private const string Lent = "BufferRented";
    private const string Returned = "BufferReturned";

    private readonly ConcurrentDictionary<int, bool> _lent = [];
    private readonly TaskCompletionSource _returned = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when one of the arrays is back in the pool.</summary>
    public Task FirstReturned => _returned.Task;

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Pool)
        {
            EnableEvents(eventSource, EventLevel.Verbose);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.Payload is not [int array, int size, ..] || size != length)
        {
            return;
        }

        if (eventData.EventName == Lent)
        {
            _lent.TryAdd(array, true);
        }
        else if (eventData.EventName == Returned && _lent.ContainsKey(array))
        {
            _returned.TrySetResult();
        }
    }
}
