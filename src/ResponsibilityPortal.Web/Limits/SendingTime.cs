namespace ResponsibilityPortal.Web.Limits;

/// <summary>
/// The time limit for sending a file or questions: a grace period to begin, more time with each part that arrives, and a maximum in total.
/// </summary>
internal sealed class SendingTime : IDisposable
{
    /// <summary>The lowest accepted rate. A slower client only wants to keep the connection open.</summary>
    public const int BytesPerSecondMin = 32 * 1_024;

    private readonly CancellationTokenSource _source;
    private readonly TimeProvider _clock;
    private readonly long _start;

    public SendingTime(TimeProvider clock)
    {
        (_clock, _start) = (clock, clock.GetTimestamp());
        _source = new CancellationTokenSource(Grace, clock);
    }

    /// <summary>The time within which the first bytes must arrive.</summary>
    public static TimeSpan Grace { get; } = TimeSpan.FromSeconds(10);

    /// <summary>The time within which everything must arrive: 16 MB take a minute at 280 KB a second.</summary>
    public static TimeSpan Most { get; } = TimeSpan.FromMinutes(1);

    /// <summary>Cancelled when the time is up.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Extends the time limit by what the bytes that have arrived allow.</summary>
    /// <param name="bytes">The number of bytes that have arrived so far.</param>
    public void Extend(int bytes)
    {
        var earned = Grace + TimeSpan.FromSeconds((double)bytes / BytesPerSecondMin);
        var left = (earned < Most ? earned : Most) - _clock.GetElapsedTime(_start);
        _source.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
    }

    public void Dispose() => _source.Dispose();
}
