namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>A key takes the place of another. Signed by both, the statement leads whoever trusts either one to the other.</summary>
public sealed record KeyRotation(NoteKey From, NoteKey To);
