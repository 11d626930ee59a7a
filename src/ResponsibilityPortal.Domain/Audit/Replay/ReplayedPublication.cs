using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Domain.Audit.Replay;

/// <summary>A published version according to the log, with everyone who took part.</summary>
/// <param name="Publisher">The user, even when a token published.</param>
/// <param name="Approver">Null when the record names none.</param>
/// <param name="ApprovalProblem">What in the log contradicts the publisher or approver that the record names, as a sentence; null when
/// nothing does.</param>
/// <param name="SecondApproverProblem">
/// Why a portal that requires a second approver would have refused it, as a sentence; null when it would not have.
/// </param>
/// <param name="Contributors">By ID: the users who edited the content, and the user who started a publication without edits.</param>
public sealed record ReplayedPublication(
    string Matrix,
    int Number,
    string ContentHash,
    DateTimeOffset At,
    Actor Publisher,
    Actor? Approver,
    string? ApprovalProblem,
    string? SecondApproverProblem,
    IReadOnlyDictionary<string, Contribution> Contributors
)
{
    /// <summary>The user who released the content: the approver, or the publisher when there is none.</summary>
    public Actor Releaser => Approver ?? Publisher;

    /// <summary>Whether the releaser approved or published their own content.</summary>
    public bool IsSelfApproved => Contributors.ContainsKey(Releaser.Id);
}
