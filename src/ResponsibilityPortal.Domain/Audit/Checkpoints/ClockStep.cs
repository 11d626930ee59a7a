namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>An entry that says it was made before the one in front of it: somebody has set the clock back. The order of the entries is that of their sequence all the same.</summary>
public sealed record ClockStep(string Stream, long Sequence, DateTimeOffset Before, DateTimeOffset At)
{
    /// <summary>Clocks that are kept right by the network step back by fractions of a second; that is not told.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);

    public override string ToString() =>
        $"Entry {Sequence} of {Stream} is of {Canonical.UtcInstant.Format(At)}, the one before it of {Canonical.UtcInstant.Format(Before)}: the clock was set back.";
}
