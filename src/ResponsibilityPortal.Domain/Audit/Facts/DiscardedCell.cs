using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A cell that a discarded draft had changed.</summary>
public sealed record DiscardedCell(CellKey Key, Assignment Content);
