using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Domain.Audit.Replay;

/// <summary>A published version as the log shows it, with everybody who took part.</summary>
/// <param name="Publisher">The user, also where a token published.</param>
/// <param name="Approver">Null when the record names none.</param>
/// <param name="ApprovalProblem">What in the log contradicts the publisher or approver that the record names, as a sentence; null when nothing does.</param>
/// <param name="SecondApproverProblem">Why a portal that requires a second approver would have refused it, as a sentence; null when it would not.</param>
/// <param name="Contributors">By id: who edited the content, and who started a publication that nobody edited.</param>
public sealed record ReplayedRelease(
    string Matrix, int Number, string ContentHash, DateTimeOffset At, Actor Publisher, Actor? Approver, string? ApprovalProblem, string? SecondApproverProblem,
    IReadOnlyDictionary<string, Contribution> Contributors)
{
    /// <summary>Who let the content out: the approver, or without one the publisher.</summary>
    public Actor Releaser => Approver ?? Publisher;

    /// <summary>Whether the releaser approved or published content of their own.</summary>
    public bool IsSelfApproved => Contributors.ContainsKey(Releaser.Id);
}
