using System.Diagnostics;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>Says what an edit of cells came to.</summary>
internal static class AssignWords
{
    /// <param name="done">The sentence for a number of edited cells.</param>
    public static string Of(AssignOutcome outcome, Func<int, string> done) => outcome switch
    {
        AssignOutcome.Assigned(var changes) => done(changes.Count),
        AssignOutcome.Unchanged => "Nothing was changed.",
        AssignOutcome.Conflict(var current) => $"Somebody else has edited {EditorSession.Cells(current.Count)} in the meantime. Nothing was saved yet.",
        AssignOutcome.Invalid(var key, var problems) => $"Nothing was saved. {key}: {string.Join(' ', problems.Select(problem => problem.Sentence))}",
        AssignOutcome.Missing(var key) => $"Nothing was saved. The draft has no cell {key} any longer.",
        AssignOutcome.NotDone(var refusal) => RefusalWords.Of(refusal),
        _ => throw new UnreachableException(),
    };
}
