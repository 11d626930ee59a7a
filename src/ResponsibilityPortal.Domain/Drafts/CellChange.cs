using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts;

/// <summary>The effect of one edit on a cell.</summary>
/// <param name="Before">The content before the edit.</param>
/// <param name="After">The content after the edit, with actor, time and reason.</param>
public sealed record CellChange(Assignment Before, DraftCell After)
{
    /// <summary>Returns the change with the reason of the operation itself; null for none.</summary>
    public CellChange Because(string? reason) => this with { After = After with { Edit = After.Edit! with { Reason = reason } } };
}
