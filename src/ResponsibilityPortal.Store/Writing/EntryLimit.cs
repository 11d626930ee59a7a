using System.Collections.Concurrent;

namespace ResponsibilityPortal.Store.Writing;

/// <summary>Keeps the log from filling with equal refusals: one entry per minute for each kind. Limits only the log.</summary>
public sealed class EntryLimit(TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _latest = new(StringComparer.Ordinal);
    private long _cleaned = clock.GetUtcNow().UtcTicks;

    /// <summary>Returns whether a refusal gets an entry of its own.</summary>
    /// <param name="what">What makes refusals equal.</param>
    public bool Allows(string what)
    {
        var now = clock.GetUtcNow();
        Clean(now);
        return _latest.TryGetValue(what, out var latest)
            ? !IsRecent(latest, now) && _latest.TryUpdate(what, now, latest)
            : _latest.TryAdd(what, now);
    }

    /// <summary>Removes old kinds once per window, so that clients can't fill the memory.</summary>
    private void Clean(DateTimeOffset now)
    {
        var cleaned = Interlocked.Read(ref _cleaned);
        if (Math.Abs(now.UtcTicks - cleaned) < Window.Ticks || Interlocked.CompareExchange(ref _cleaned, now.UtcTicks, cleaned) != cleaned)
        {
            return;
        }

        foreach (var old in _latest.Where(entry => !IsRecent(entry.Value, now)))
        {
            _latest.TryRemove(old);
        }
    }

    /// <remarks>After the clock is set back, entries count as recent for at most one window.</remarks>
    private static bool IsRecent(DateTimeOffset at, DateTimeOffset now) => (now - at).Duration() < Window;
}
