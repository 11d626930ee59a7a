using ResponsibilityPortal.Domain.Audit.Checkpoints;

namespace ResponsibilityPortal.Web.Integrity;

/// <summary>The result of an integrity check.</summary>
/// <param name="At">When the check ended.</param>
public sealed record EvidenceFinding(DateTimeOffset At, VerificationReport Report);
