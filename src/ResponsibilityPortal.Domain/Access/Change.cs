namespace ResponsibilityPortal.Domain.Access;

/// <summary>Who wants a change and why. Every command of a feature service comes with one.</summary>
/// <param name="OperationId">Made by the client, once per act; sent again it must not act again.</param>
/// <param name="Reason">Why, in the actor's words.</param>
public sealed record Change(Actor Actor, Guid OperationId, string? Reason)
{
    public const int ReasonMaxLength = 2_000;
}
