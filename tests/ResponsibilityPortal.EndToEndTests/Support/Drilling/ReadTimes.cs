using System.Collections.Concurrent;
using System.Diagnostics;

namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>Sends requests repeatedly and records how long each response took.</summary>
internal sealed class ReadTimes
{
    private readonly ConcurrentQueue<TimeSpan> _times = new();

    public int Count => _times.Count;

    /// <summary>The time that 95 of 100 responses stay below.</summary>
    public TimeSpan P95 => Percentile.Of(_times, 0.95);

    /// <summary>The time that 99 of 100 responses stay below.</summary>
    public TimeSpan P99 => Percentile.Of(_times, 0.99);

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
