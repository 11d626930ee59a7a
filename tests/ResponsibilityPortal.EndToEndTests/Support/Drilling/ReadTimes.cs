using System.Collections.Concurrent;
using System.Diagnostics;

namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>Sends requests repeatedly and records how long each response took.</summary>
internal sealed class ReadTimes
{
    private readonly ConcurrentQueue<TimeSpan> _times = new();

    public int Count => _times.Count;

    /// <summary>The time that 95 of 100 responses stay below.</summary>
    public TimeSpan P95
    {
        get
        {
            var times = _times.Order().ToList();
            return times.Count == 0 ? TimeSpan.Zero : times[(int)Math.Ceiling(times.Count * 0.95) - 1];
        }
    }

    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Count} answers, p95 {P95.TotalMilliseconds:0} ms");

    /// <param name="read">Sends one request, and throws if the response is not the expected one.</param>
    public async Task ReadUntilAsync(Func<Task> read, Func<bool> isEnough)
    {
        while (!isEnough())
        {
            var watch = Stopwatch.StartNew();
            await read();
            _times.Enqueue(watch.Elapsed);
        }
    }
}
