namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>A checkpoint and the note that contains it.</summary>
public sealed record SignedCheckpoint(Checkpoint Checkpoint, SignedNote Note);
