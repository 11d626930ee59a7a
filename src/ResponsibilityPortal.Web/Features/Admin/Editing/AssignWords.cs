using System.Diagnostics;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>Describes the outcome of an edit of cells.</summary>
internal static class AssignWords
{
    /// <param name="done">The sentence for a number of edited cells.</param>
    public static string Of(AssignOutcome outcome, Func<int, string> done) =>
        outcome switch
        {
            AssignOutcome.Assigned(var changes) => done(changes.Count),
            AssignOutcome.Unchanged => "Nothing was changed.",
            AssignOutcome.Conflict(var current) =>
                $"Another editor has changed {(current.Count == 1 ? "this cell" : EditorSession.Cells(current.Count))} in the meantime. "
                    + "Nothing was saved.",
            AssignOutcome.Invalid(var key, var problems) =>
                $"Nothing was saved. {key}: {string.Join(' ', problems.Select(problem => problem.Sentence))}",
            AssignOutcome.Missing(var key) => $"Nothing was saved. The draft no longer has the cell {key}.",
            AssignOutcome.NotDone(var refusal) => RefusalWords.Of(refusal),
            _ => throw new UnreachableException(),
        };
}
