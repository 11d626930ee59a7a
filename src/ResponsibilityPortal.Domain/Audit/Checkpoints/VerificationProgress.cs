namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>The progress of an integrity check.</summary>
/// <param name="Entries">The number of log entries that were checked.</param>
/// <param name="All">The number of all entries, according to the store.</param>
public readonly record struct VerificationProgress(long Entries, long All);
