using System.Diagnostics;
using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>Describes the outcome of saving a reason for an edited cell.</summary>
internal static class ExplainWords
{
    /// <param name="cell">The cell in words.</param>
    /// <param name="length">Length of the reason, in characters.</param>
    public static string Of(ExplainOutcome outcome, string cell, int length) =>
        outcome switch
        {
            ExplainOutcome.Explained => $"Reason for {cell} saved.",
            ExplainOutcome.Unchanged => $"{cell} already has this reason.",
            ExplainOutcome.NothingToExplain =>
                "This cell is as in the latest version, so there is no change to explain. Change the cell, or clear the reason.",
            ExplainOutcome.TooLong => $"A reason has at most {Change.ReasonMaxLength:N0} characters; this one has {length:N0}. Shorten it.",
            ExplainOutcome.NotDone(var refusal) => RefusalWords.Of(refusal),
            _ => throw new UnreachableException(),
        };
}
