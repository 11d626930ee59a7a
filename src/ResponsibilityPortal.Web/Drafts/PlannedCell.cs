using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Drafts;

/// <summary>A cell of the draft that an edited file would change.</summary>
/// <param name="Exported">What the file was exported with.</param>
/// <param name="Current">The cell of the draft.</param>
/// <param name="Wanted">What the file says.</param>
/// <param name="Place">Where the file says it, such as "Details!H12".</param>
public sealed record PlannedCell(Assignment Exported, DraftCell Current, Assignment Wanted, string Place)
{
    public CellKey Key => Current.Key;

    /// <summary>Whether the draft has another content than the file was exported with, so that one of the two edits is lost.</summary>
    public bool IsConflict => Current.Content != Exported;
}
