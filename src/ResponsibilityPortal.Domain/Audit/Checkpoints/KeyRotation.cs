namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>The replacement of one key by another. Both keys sign it, so trust in either key extends to the other.</summary>
public sealed record KeyRotation(NoteKey From, NoteKey To);
