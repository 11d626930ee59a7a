using ResponsibilityPortal.Domain.Audit.Facts;

namespace ResponsibilityPortal.Domain.Audit.Replay;

/// <summary>
/// Holds versions against the rule of the second approver, as the starts of the portal record that it was on. Publications and starts are in
/// different streams, so what was published without a second approver is kept until the starts are known.
/// </summary>
internal sealed class SecondApproverReplay
{
    /// <summary>The setting that turns the rule on, as starts record it.</summary>
    public const string Setting = "Portal:FourEyes";

    private readonly List<(DateTimeOffset At, bool IsOn)> _starts = [];
    private readonly List<(long Sequence, ReplayedRelease Release)> _withoutSecondApprover = [];

    /// <summary>Takes the next version.</summary>
    /// <param name="sequence">Of the entry that publishes it.</param>
    public void Take(long sequence, ReplayedRelease release)
    {
        if (release.SecondApproverProblem is not null)
        {
            _withoutSecondApprover.Add((sequence, release));
        }
    }

    /// <summary>Takes the next start.</summary>
    public void Take(DateTimeOffset at, PortalStarted started) => _starts.Add((at, bool.TryParse(started[Setting], out var isOn) && isOn));

    /// <summary>Names each version that the rule forbade, after the last entry of both streams.</summary>
    public IEnumerable<(long Sequence, ReplayedRelease Release)> FindForbidden() => _withoutSecondApprover.Where(version => WasOn(version.Release.At));

    /// <remarks>
    /// Only clocks order the streams. Where one was set back, the last start that was recorded before a time and the latest of those times can be
    /// two; then the rule counts as on only when it was on after both.
    /// </remarks>
    private bool WasOn(DateTimeOffset at)
    {
        var before = _starts.Where(start => start.At <= at).ToList();
        return before.Count > 0 && before[^1].IsOn && before.MaxBy(start => start.At).IsOn;
    }
}
