using System.Diagnostics;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts.Structure;

namespace ResponsibilityPortal.Web.Features.Admin.Structure;

/// <summary>Explains why a structure edit was not made, and what to do.</summary>
internal static class StructureOutcomeWords
{
    public static string Of(StructureOutcome outcome) =>
        outcome switch
        {
            StructureOutcome.Edited(var words, _) => words,
            StructureOutcome.Unchanged => "Nothing was changed.",
            StructureOutcome.Stale stale => $"{Changed(stale)} Nothing was saved. Check the current state and try again.",
            StructureOutcome.Invalid(var problems) => string.Join(' ', problems.Select(Sentence)),
            StructureOutcome.Unconfirmed => "Nothing was saved. Confirm what the edit removes.",
            StructureOutcome.NotDone(var refusal) => RefusalWords.Of(refusal),
            _ => throw new UnreachableException(),
        };

    /// <summary>Says who changed which element in the meantime.</summary>
    public static string Changed(StructureOutcome.Stale stale) =>
        $"{stale.By?.Shown ?? "Another editor"} changed {stale.What} in the meantime.";

    public static string Sentence(StructureProblem problem) =>
        problem.ToString() is [var first, .. var rest] ? $"{char.ToUpperInvariant(first)}{rest}" : "";
}
