using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts;

/// <summary>A row of a draft and where it stands.</summary>
/// <param name="Index">From 0, over the whole matrix.</param>
/// <param name="Responsibility">With the cells of the frame, not those edited since.</param>
public sealed record DraftRow(int Index, ControlDomain Domain, Responsibility Responsibility);
