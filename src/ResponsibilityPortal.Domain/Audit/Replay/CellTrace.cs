using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;

namespace ResponsibilityPortal.Domain.Audit.Replay;

/// <summary>What the log records about the last edit of a cell since the latest publication.</summary>
/// <param name="Edit">The number of edits of the cell.</param>
/// <param name="Accountability">Who is accountable after that edit.</param>
internal sealed record CellTrace(int Edit, string At, Actor By, string? Reason, string? Accountability)
{
    /// <summary>Adds an edit. The reason is kept as long as accountability stays the same.</summary>
    public static CellTrace After(
        CellTrace? before,
        int edit,
        string at,
        Actor by,
        string? reason,
        string? accountabilityBefore,
        string? accountability
    ) => new(edit, at, by, MoveReasonRule.After(reason, before?.Reason, accountabilityBefore, accountability), accountability);
}
