namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>How far a look at the evidence has come.</summary>
/// <param name="Entries">How many entries of the log were looked at.</param>
/// <param name="All">How many there are, as the store says.</param>
public readonly record struct VerificationProgress(long Entries, long All);
