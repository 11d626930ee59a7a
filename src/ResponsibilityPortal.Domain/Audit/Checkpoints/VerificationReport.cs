using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>The result of an integrity check.</summary>
/// <param name="Faults">The problems, those of the log first; empty when every check passed.</param>
/// <param name="Notes">Unusual observations that are not problems: a clock that was set back, a restore that the log records.</param>
/// <param name="Streams">How far each chain is proven.</param>
/// <param name="Versions">The number of published versions that were compared with the log.</param>
/// <param name="Checkpoints">The number of checkpoints that were compared with the log.</param>
public sealed record VerificationReport(
    ValueList<IntegrityFinding> Faults,
    ValueList<string> Notes,
    ValueList<StreamReport> Streams,
    int Versions,
    int Checkpoints
)
{
    /// <summary>How far each witness has confirmed the log; empty when no witness is known.</summary>
    public ValueList<WitnessReport> Witnesses { get; init; } = [];

    public bool IsGood => Faults.Count == 0;

    /// <summary>Returns the report with further findings.</summary>
    public VerificationReport With(IEnumerable<IntegrityFinding> more) => this with { Faults = [.. Faults, .. more] };
}
