using ResponsibilityPortal.Domain.Texts;

namespace ResponsibilityPortal.Domain.Access;

/// <summary>Who wants a change and why. Every command of a feature service comes with one.</summary>
/// <param name="OperationId">Made by the client, once per act; sent again it must not act again.</param>
/// <param name="Reason">Why, in the actor's words.</param>
public sealed record Change(Actor Actor, Guid OperationId, string? Reason)
{
    public const int ReasonMaxLength = 2_000;

    /// <summary>Returns why a reason can't be taken, as a sentence; null when it can, or when there is none.</summary>
    public static string? ProblemOfReason(string? reason) =>
        reason is null ? null
        : reason.Length > ReasonMaxLength ? $"The reason is longer than {ReasonMaxLength} characters."
        : TextRule.ProblemOf(TextRule.WithLineFeeds(reason), severalLines: true) is { } problem ? $"The reason {problem}"
        : null;
}
