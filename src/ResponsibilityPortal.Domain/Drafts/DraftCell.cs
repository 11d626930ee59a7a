using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts;

/// <summary>A cell as the draft has it.</summary>
/// <param name="Content">What it says; a cell without any content is not yet assessed.</param>
/// <param name="Version">Whoever edits it says which one they saw.</param>
/// <param name="Edit">The last edit since the latest publication; null while the cell is as published.</param>
public sealed record DraftCell(CellKey Key, Assignment Content, CellVersion Version, CellEdit? Edit);
