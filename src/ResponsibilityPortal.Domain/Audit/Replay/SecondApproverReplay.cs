using ResponsibilityPortal.Domain.Audit.Facts;

namespace ResponsibilityPortal.Domain.Audit.Replay;

/// <summary>
/// Checks versions against the second-approver rule, where the recorded starts of the portal show that it was on. Publications and starts
/// are in different streams, so versions without a second approver are kept until the starts are known.
/// </summary>
/// <param name="sessionLimit">The time after which a session expires.</param>
internal sealed class SecondApproverReplay(TimeSpan sessionLimit)
{
    /// <summary>The setting that turns on the rule, as starts record it.</summary>
    public const string Setting = "Portal:FourEyes";

    private readonly List<Start> _starts = [];
    private readonly List<(long Sequence, ReplayedPublication Release)> _withoutSecondApprover = [];

    /// <summary>Whether all starts are known. Without them, the last start before a version can't be determined.</summary>
    public bool KnowsStarts { get; set; } = true;

    /// <summary>Takes the next version.</summary>
    /// <param name="sequence">The sequence of the entry that publishes it.</param>
    public void Take(long sequence, ReplayedPublication release)
    {
        if (release.SecondApproverProblem is not null)
        {
            _withoutSecondApprover.Add((sequence, release));
        }
    }

    /// <summary>Takes the next entry of the stream that records starts.</summary>
    public void Take(DateTimeOffset at, AuditFact fact)
    {
        if (fact is PortalStarted started)
        {
            _starts.Add(new Start(at, bool.TryParse(started[Setting], out var isOn) && isOn));
        }
        else if (_starts is [.., var last] && last.Latest < at)
        {
            last.Latest = at;
        }
    }

    /// <summary>Returns each version that the rule did not allow, after the last entry of both streams.</summary>
    public IEnumerable<(long Sequence, ReplayedPublication Release)> FindForbidden() =>
        KnowsStarts ? _withoutSecondApprover.Where(version => WasOn(version.Release.At)) : [];

    /// <summary>Returns whether the rule was on after every start that can be the last one before a time.</summary>
    private bool WasOn(DateTimeOffset at)
    {
        var possible = _starts
            .Where((start, index) => start.At <= at && (index + 1 == _starts.Count || IsPossible(start, _starts[index + 1], at)))
            .ToList();
        return possible.Count > 0 && possible.TrueForAll(start => start.IsOn);
    }

    /// <remarks>
    /// Only clocks order the streams. If the clock was set back before the next start, it had been ahead by an unknown time. Then a version
    /// may belong to this start although the next one seems to come before it. Its publisher had signed in at most one session before,
    /// which limits that time.
    /// </remarks>
    private bool IsPossible(Start start, Start next, DateTimeOffset at) =>
        at < next.At || (next.At < start.Latest && at - start.Latest <= sessionLimit);

    private sealed class Start(DateTimeOffset at, bool isOn)
    {
        public DateTimeOffset At { get; } = at;

        public bool IsOn => isOn;

        /// <summary>The latest time of an entry from this start to the next one.</summary>
        public DateTimeOffset Latest { get; set; } = at;
    }
}
