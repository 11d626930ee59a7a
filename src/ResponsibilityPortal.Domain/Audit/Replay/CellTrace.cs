using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;

namespace ResponsibilityPortal.Domain.Audit.Replay;

/// <summary>What the log tells about the last edit of a cell since the latest publication.</summary>
/// <param name="Edit">How often the cell was edited.</param>
/// <param name="Accountable">Who was accountable by that edit.</param>
internal sealed record CellTrace(int Edit, string At, Actor By, string? Reason, string? Accountable)
{
    /// <summary>One more edit, by which a reason is kept as long as the accountable party is the same.</summary>
    public static CellTrace After(CellTrace? before, int edit, string at, Actor by, string? reason, string? accountableBefore, string? accountable) =>
        new(edit, at, by, MoveReasonRule.After(reason, before?.Reason, accountableBefore, accountable), accountable);
}
