using ResponsibilityPortal.Domain.Audit.Facts;

namespace ResponsibilityPortal.Store.Writing;

/// <summary>Receives what a commit added to the log, before its caller gets the result.</summary>
public delegate Task FollowCommit(IReadOnlyList<AuditFact> facts);
