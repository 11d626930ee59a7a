namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>A reason why part of the evidence can't be relied on.</summary>
/// <param name="Sentence">What is wrong, as a sentence that names the thing.</param>
/// <param name="Stream">The stream that is affected; null for none.</param>
/// <param name="Sequence">The first entry that can't be relied on; null when no entry is wrong.</param>
/// <param name="IsOfLaterEntries">
/// Whether the only problem is that a checkpoint names an entry after the end of the log. A copy of the log from before the checkpoint has
/// the same problem.
/// </param>
public sealed record IntegrityFinding(
    ProofPart Part,
    string Sentence,
    string? Stream = null,
    long? Sequence = null,
    bool IsOfLaterEntries = false
);
