using System.Diagnostics;
using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>Describes the outcome of a command about a review, or about the date of a version.</summary>
internal static class ReviewWords
{
    /// <param name="done">The sentence if the command was carried out.</param>
    /// <param name="unchanged">The sentence if there was nothing to do.</param>
    public static string Of(ReviewOutcome outcome, string done, string unchanged = "No change: this was already done.") =>
        outcome switch
        {
            ReviewOutcome.Done => done,
            ReviewOutcome.Unchanged => unchanged,
            ReviewOutcome.Changed => "The draft has changed since you opened it. Nothing was done. Review the latest state first.",
            ReviewOutcome.OwnEdits => "This draft contains your edits, so someone else must approve it. Nothing was done.",
            ReviewOutcome.Invalid(var problem) => problem,
            ReviewOutcome.NotDone(var refusal) => RefusalWords.Of(refusal),
            _ => throw new UnreachableException(),
        };
}
