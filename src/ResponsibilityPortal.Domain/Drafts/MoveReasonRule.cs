namespace ResponsibilityPortal.Domain.Drafts;

/// <summary>The rule that a move of accountability needs a reason, and how long a reason given once counts.</summary>
public static class MoveReasonRule
{
    /// <summary>Whether accountability moves: another party answers for a cell that somebody answered for.</summary>
    /// <param name="published">Slug of the accountable party in the latest version; null for none.</param>
    /// <param name="drafted">Slug of the accountable party in the draft; null for none.</param>
    public static bool IsMove(string? published, string? drafted) => published is not null && drafted is not null && published != drafted;

    /// <summary>Whether a cell keeps a draft from being published until somebody says why.</summary>
    public static bool IsReasonMissing(string? published, string? drafted, string? reason) => IsMove(published, drafted) && reason is null;

    /// <summary>Returns the reason that a cell has after an edit: the new one, or the earlier one while the same party is accountable.</summary>
    /// <param name="given">The reason that came with the edit; null for none.</param>
    /// <param name="earlier">The reason that the cell had before the edit; null for none.</param>
    public static string? After(string? given, string? earlier, string? accountableBefore, string? accountable) =>
        given ?? (accountableBefore == accountable ? earlier : null);
}
