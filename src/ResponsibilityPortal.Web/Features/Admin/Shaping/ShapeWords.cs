using System.Diagnostics;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts.Structure;

namespace ResponsibilityPortal.Web.Features.Admin.Shaping;

/// <summary>Says why a structure edit was not made, and what to do.</summary>
internal static class ShapeWords
{
    public static string Of(ShapeOutcome outcome) => outcome switch
    {
        ShapeOutcome.Shaped(var words, _) => words,
        ShapeOutcome.Unchanged => "Nothing was changed.",
        ShapeOutcome.Stale stale => $"{Changed(stale)} Nothing was saved. Check the current state and try again.",
        ShapeOutcome.Invalid(var problems) => string.Join(' ', problems.Select(Sentence)),
        ShapeOutcome.Unconfirmed => "Nothing was saved. Confirm what the edit removes.",
        ShapeOutcome.NotDone(var refusal) => RefusalWords.Of(refusal),
        _ => throw new UnreachableException(),
    };

    /// <summary>Who changed what in the meantime.</summary>
    public static string Changed(ShapeOutcome.Stale stale) => $"{stale.By?.Shown ?? "Another editor"} changed {stale.What} in the meantime.";

    public static string Sentence(ShapeProblem problem) => problem.ToString() is [var first, .. var rest] ? $"{char.ToUpperInvariant(first)}{rest}" : "";
}
