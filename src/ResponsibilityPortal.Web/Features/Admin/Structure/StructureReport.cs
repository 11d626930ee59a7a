using ResponsibilityPortal.Domain.Drafts.Structure;

namespace ResponsibilityPortal.Web.Features.Admin.Structure;

/// <summary>The result of an edit on the structure page.</summary>
/// <param name="Message">The result in words.</param>
/// <param name="Operation">The operation ID of the edit, which can be undone; null if nothing was edited.</param>
public sealed record StructureReport(string Message, Guid? Operation = null)
{
    /// <summary>Whether the message takes the focus, because the element that had the focus is no longer on the page.</summary>
    public bool TakesFocus { get; init; }

    public static StructureReport Of(StructureOutcome outcome) =>
        outcome is StructureOutcome.Edited(var words, var operation)
            ? new StructureReport(words, operation)
            : new StructureReport(StructureOutcomeWords.Of(outcome));
}
