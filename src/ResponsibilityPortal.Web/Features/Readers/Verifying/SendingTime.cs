namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>The time there is to send a file: some to begin, then more with each part that arrives, and an end for all.</summary>
internal sealed class SendingTime : IDisposable
{
    /// <summary>Arrives a file more slowly than this, whoever sends it only wants to hold the connection.</summary>
    public const int BytesPerSecondMin = 32 * 1_024;

    private readonly CancellationTokenSource _source;
    private readonly TimeProvider _clock;
    private readonly long _start;

    public SendingTime(TimeProvider clock)
    {
        (_clock, _start) = (clock, clock.GetTimestamp());
        _source = new CancellationTokenSource(Grace, clock);
    }

    /// <summary>The time until the first bytes must be here.</summary>
    public static TimeSpan Grace { get; } = TimeSpan.FromSeconds(10);

    /// <summary>The time until all of it must be here: 16 MB take a minute at 280 KB a second.</summary>
    public static TimeSpan Most { get; } = TimeSpan.FromMinutes(1);

    /// <summary>Cancelled when time is up.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Gives more time for what has arrived.</summary>
    /// <param name="bytes">All bytes that arrived so far.</param>
    public void Extend(int bytes)
    {
        var earned = Grace + TimeSpan.FromSeconds((double)bytes / BytesPerSecondMin);
        var left = (earned < Most ? earned : Most) - _clock.GetElapsedTime(_start);
        _source.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
    }

    public void Dispose() => _source.Dispose();
}
