using ResponsibilityPortal.Domain.Audit.Facts;

namespace ResponsibilityPortal.Store.Writing;

/// <summary>Learns what a commit has added to the log, before its caller gets the answer.</summary>
public delegate Task FollowCommit(IReadOnlyList<AuditFact> facts);
