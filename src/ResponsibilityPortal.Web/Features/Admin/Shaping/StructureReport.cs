using ResponsibilityPortal.Domain.Drafts.Structure;

namespace ResponsibilityPortal.Web.Features.Admin.Shaping;

/// <summary>What an act on the structure page came to.</summary>
/// <param name="Message">In words.</param>
/// <param name="Operation">The edit that was made, which can be undone; null when nothing was edited.</param>
public sealed record StructureReport(string Message, Guid? Operation = null)
{
    /// <summary>Whether the message takes the focus, because what had it is gone from the page.</summary>
    public bool TakesFocus { get; init; }

    public static StructureReport Of(ShapeOutcome outcome) =>
        outcome is ShapeOutcome.Shaped(var words, var operation) ? new StructureReport(words, operation) : new StructureReport(ShapeWords.Of(outcome));
}
