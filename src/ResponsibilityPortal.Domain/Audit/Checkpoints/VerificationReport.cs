using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>What a look at all evidence has found.</summary>
/// <param name="Faults">What is broken, the log first; empty when everything fits.</param>
/// <param name="Notes">What is odd and breaks nothing: a clock that was set back, a restore that the log tells of.</param>
/// <param name="Streams">How far each chain is proven.</param>
/// <param name="Versions">How many published versions were held against the log.</param>
/// <param name="Checkpoints">How many checkpoints were held against the log.</param>
public sealed record VerificationReport(
    ValueList<ProofFault> Faults, ValueList<string> Notes, ValueList<StreamReport> Streams, int Versions, int Checkpoints)
{
    /// <summary>How far each witness has confirmed the log; empty where no witness is known.</summary>
    public ValueList<WitnessReport> Witnesses { get; init; } = [];

    public bool IsGood => Faults.Count == 0;

    /// <summary>The report with what another look has found.</summary>
    public VerificationReport With(IEnumerable<ProofFault> more) => this with { Faults = [.. Faults, .. more] };
}
