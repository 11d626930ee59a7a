using System.Diagnostics;
using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.Editing.Comments;

/// <summary>Explains why a command about a comment was not carried out.</summary>
internal static class CommentWords
{
    /// <returns>Null if it was carried out; the comment itself then shows the result.</returns>
    public static string? ProblemOf(CommentOutcome outcome) =>
        outcome switch
        {
            CommentOutcome.Done => null,
            CommentOutcome.Invalid(var problem) => problem,
            CommentOutcome.NotDone(var refusal) => RefusalWords.Of(refusal),
            _ => throw new UnreachableException(),
        };
}
