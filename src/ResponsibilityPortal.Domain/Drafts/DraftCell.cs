using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts;

/// <summary>A cell of the draft.</summary>
/// <param name="Content">The content; an empty cell is not yet assessed.</param>
/// <param name="Version">The state that an editor must name when they edit the cell.</param>
/// <param name="Edit">The last edit since the latest publication; null while the cell equals the published one.</param>
public sealed record DraftCell(CellKey Key, Assignment Content, CellVersion Version, CellEdit? Edit);
