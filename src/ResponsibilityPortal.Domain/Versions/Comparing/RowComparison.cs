using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Versions.Comparing;

/// <summary>A row that two versions have, and what differs.</summary>
/// <param name="Row">The row in the later version.</param>
/// <param name="Changes">Moves of accountability first.</param>
public sealed record RowComparison(Responsibility Row, ValueList<ResponsibilityChange> Changes);
