using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts;

/// <summary>What one edit made of a cell.</summary>
/// <param name="Before">What the cell said.</param>
/// <param name="After">What it says since, with who, when and why.</param>
public sealed record CellChange(Assignment Before, DraftCell After)
{
    /// <summary>The same with the reason of the act itself, which may be none.</summary>
    public CellChange Because(string? reason) => this with { After = After with { Edit = After.Edit! with { Reason = reason } } };
}
