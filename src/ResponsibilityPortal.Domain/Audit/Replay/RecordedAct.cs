using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Domain.Audit.Replay;

/// <summary>Who recorded a fact, when and why, according to the entry.</summary>
/// <param name="At">UTC, in the form of the log.</param>
internal sealed record RecordedAct(Actor By, string At, string OperationId, string? Reason);
