namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>A checkpoint and the note it stands in.</summary>
public sealed record SignedCheckpoint(Checkpoint Checkpoint, SignedNote Note);
