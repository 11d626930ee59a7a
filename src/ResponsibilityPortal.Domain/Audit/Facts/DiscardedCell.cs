using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A cell that differed in a discarded draft.</summary>
public sealed record DiscardedCell(CellKey Key, Assignment Content);
