namespace ResponsibilityPortal.Domain.Drafts;

/// <summary>The rule that an accountability move needs a reason, and how long a reason stays valid.</summary>
public static class MoveReasonRule
{
    /// <summary>
    /// Returns whether accountability moves: a cell that was assessed gets another accountable party, becomes joint or not applicable, or
    /// no longer is.
    /// </summary>
    /// <param name="published">The <see cref="Matrices.Assignment.Accountability"/> in the latest version; null for none.</param>
    /// <param name="drafted">The <see cref="Matrices.Assignment.Accountability"/> in the draft; null for none.</param>
    public static bool IsMove(string? published, string? drafted) => published is not null && drafted is not null && published != drafted;

    /// <summary>Returns whether the draft can't be published because a cell has no reason yet.</summary>
    public static bool IsReasonMissing(string? published, string? drafted, string? reason) => IsMove(published, drafted) && reason is null;

    /// <summary>
    /// Returns the reason that a cell has after an edit: the new one, or the earlier one while accountability stays the same.
    /// </summary>
    /// <param name="given">The reason of this edit; null for none.</param>
    /// <param name="earlier">The reason before the edit; null for none.</param>
    public static string? After(string? given, string? earlier, string? accountableBefore, string? accountable) =>
        given ?? (accountableBefore == accountable ? earlier : null);
}
