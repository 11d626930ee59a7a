using ResponsibilityPortal.Domain.Texts;

namespace ResponsibilityPortal.Domain.Access;

/// <summary>Who makes a change and why. Every command of a feature service has one.</summary>
/// <param name="OperationId">Made by the client, one for each write. A repeated ID must not write again.</param>
/// <param name="Reason">The reason, in the actor's words.</param>
public sealed record Change(Actor Actor, Guid OperationId, string? Reason)
{
    public const int ReasonMaxLength = 2_000;

    /// <summary>Returns why a reason can't be accepted, as a sentence; null when it can, or when there is none.</summary>
    public static string? ProblemOfReason(string? reason) =>
        reason is null ? null
        : reason.Length > ReasonMaxLength ? $"The reason is longer than {ReasonMaxLength} characters."
        : TextRule.ProblemOf(TextRule.WithLineFeeds(reason), severalLines: true) is { } problem ? $"The reason {problem}"
        : null;
}
