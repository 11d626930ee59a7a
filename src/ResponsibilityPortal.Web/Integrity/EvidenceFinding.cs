using ResponsibilityPortal.Domain.Audit.Checkpoints;

namespace ResponsibilityPortal.Web.Integrity;

/// <summary>What a look at all evidence has found.</summary>
/// <param name="At">When it was over.</param>
public sealed record EvidenceFinding(DateTimeOffset At, VerificationReport Report);
