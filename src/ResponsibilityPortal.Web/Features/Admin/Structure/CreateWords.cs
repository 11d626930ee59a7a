using System.Diagnostics;
using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.Structure;

/// <summary>Explains why a matrix was not created or removed, and what to do.</summary>
internal static class CreateWords
{
    /// <returns>A sentence for each problem; empty if the command was carried out.</returns>
    public static IReadOnlyList<string> Of(CreateOutcome outcome) =>
        outcome switch
        {
            CreateOutcome.Created or CreateOutcome.Removed => [],
            CreateOutcome.Invalid(var problems) => [.. problems.Select(StructureOutcomeWords.Sentence)],
            CreateOutcome.Exists => ["Another matrix has this short name. Choose a different one."],
            CreateOutcome.IsPublished => ["This matrix was published in the meantime and can't be removed."],
            CreateOutcome.Stale => ["Another editor has changed this matrix in the meantime. It wasn't removed. Check it again."],
            CreateOutcome.NotDone(var refusal) => [RefusalWords.Of(refusal)],
            _ => throw new UnreachableException(),
        };
}
