using ResponsibilityPortal.Domain.Drafts;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>The notes that edits remove because their cells become not applicable.</summary>
internal static class LostNotes
{
    /// <summary>Says how many cells lose notes. Null when none does.</summary>
    public static string? In(DraftSnapshot draft, IEnumerable<AssignCell> edits)
    {
        var count = edits.Count(edit => edit.Content.NotApplicable is not null && draft.Find(edit.Key) is { Content.Notes.Count: > 0 });
        return count == 0 ? null : $"Notes removed from {EditorSession.Cells(count)}: a cell that is not applicable has none.";
    }
}
