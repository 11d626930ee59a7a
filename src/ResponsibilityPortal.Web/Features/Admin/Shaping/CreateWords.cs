using System.Diagnostics;
using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.Shaping;

/// <summary>Says why a matrix was not created or removed, and what to do.</summary>
internal static class CreateWords
{
    /// <returns>A sentence for each problem; none when it was done.</returns>
    public static IReadOnlyList<string> Of(CreateOutcome outcome) => outcome switch
    {
        CreateOutcome.Created or CreateOutcome.Removed => [],
        CreateOutcome.Invalid(var problems) => [.. problems.Select(ShapeWords.Sentence)],
        CreateOutcome.Exists => ["Another matrix has this short name. Choose a different one."],
        CreateOutcome.IsPublished => ["This matrix was published in the meantime and can't be removed."],
        CreateOutcome.Stale => ["Another editor has changed this matrix since you looked. It was not removed; check it again."],
        CreateOutcome.NotDone(var refusal) => [RefusalWords.Of(refusal)],
        _ => throw new UnreachableException(),
    };
}
