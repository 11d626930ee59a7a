namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>How far one chain is verified.</summary>
/// <param name="Head">The last verified entry.</param>
/// <param name="LastAt">When it was made; null for a chain without entries.</param>
public sealed record StreamReport(AuditHead Head, DateTimeOffset? LastAt);
