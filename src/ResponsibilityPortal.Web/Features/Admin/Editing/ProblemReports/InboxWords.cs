using System.Diagnostics;
using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.Editing.ProblemReports;

/// <summary>Explains why a command about a problem report was not carried out.</summary>
internal static class InboxWords
{
    /// <returns>Null if it was carried out; the report itself then shows the result.</returns>
    public static string? ProblemOf(InboxOutcome outcome) =>
        outcome switch
        {
            InboxOutcome.Done => null,
            InboxOutcome.Invalid(var problem) => problem,
            InboxOutcome.NotDone(var refusal) => RefusalWords.Of(refusal),
            _ => throw new UnreachableException(),
        };
}
