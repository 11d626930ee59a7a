namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>Something that the evidence cannot be relied on for.</summary>
/// <param name="Sentence">What is wrong, for people; names the thing.</param>
/// <param name="Stream">The stream that it concerns; null for none.</param>
/// <param name="Sequence">The first entry that cannot be relied on; null where no entry is wrong.</param>
/// <param name="IsOfLaterEntries">Whether it is only that a checkpoint names an entry behind the end of the log. A copy of the log from before the checkpoint looks like that.</param>
public sealed record ProofFault(ProofPart Part, string Sentence, string? Stream = null, long? Sequence = null, bool IsOfLaterEntries = false);
