namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>
/// An entry that is dated before the one in front of it, because the clock was set back. The order of the entries is still that of their
/// sequence.
/// </summary>
public sealed record ClockStep(string Stream, long Sequence, DateTimeOffset Before, DateTimeOffset At)
{
    /// <summary>Clocks that are synchronized over the network step back by fractions of a second. Such steps are not reported.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);

    public override string ToString() =>
        $"Entry {Sequence} of {Stream} is dated {Canonical.UtcInstant.Format(At)}, the one before it "
            + $"{Canonical.UtcInstant.Format(Before)}: the clock was set back.";
}
