namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>Something that the evidence cannot be relied on for.</summary>
/// <param name="Sentence">What is wrong, for people; names the thing.</param>
/// <param name="Stream">The stream that it concerns; null for none.</param>
/// <param name="Sequence">The first entry that cannot be relied on; null where no entry is wrong.</param>
public sealed record ProofFault(ProofPart Part, string Sentence, string? Stream = null, long? Sequence = null);
