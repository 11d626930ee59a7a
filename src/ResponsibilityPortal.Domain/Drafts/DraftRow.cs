using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts;

/// <summary>A row of a draft and its position.</summary>
/// <param name="Index">From 0, across the whole matrix.</param>
/// <param name="Responsibility">The row with the cells of the frame, without later cell edits.</param>
public sealed record DraftRow(int Index, ControlDomain Domain, Responsibility Responsibility);
