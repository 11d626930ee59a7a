namespace ResponsibilityPortal.Domain.Versions.Publishing;

/// <summary>
/// The rule that users can't approve or publish content with their own edits, when the portal requires a second approver.
/// </summary>
/// <param name="Contributors">The IDs of the users and tokens that edited the content, and of the users who created these tokens.</param>
public sealed record SecondApproverRule(bool IsRequired, IReadOnlyCollection<string> Contributors)
{
    /// <summary>Returns whether the content has edits of a user or a token.</summary>
    public bool HasEditsOf(string actor) => Contributors.Contains(actor);

    /// <summary>Returns whether an actor's own edits prevent them from approving and publishing.</summary>
    /// <param name="creator">The ID of the user who created the acting token; null when a user acts.</param>
    public bool Bars(string actor, string? creator = null) =>
        IsRequired && (HasEditsOf(actor) || (creator is not null && HasEditsOf(creator)));
}
