using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Versions.Comparing;

/// <summary>The changes of the synonyms between two versions. They change what the search finds and no duty.</summary>
internal static class SynonymComparison
{
    /// <param name="before">Null for a first version, in which everything is new.</param>
    public static IEnumerable<ResponsibilityChange> Between(Matrix? before, Matrix after)
    {
        foreach (var (was, now) in SynonymPairs.Between(before?.Synonyms ?? [], after.Synonyms))
        {
            yield return Change("synonyms for the search", was?.Listed, now?.Listed);
        }

        if ((before?.UsesDefaultSynonyms ?? true) != after.UsesDefaultSynonyms)
        {
            yield return Change("default synonyms for the search", before is null ? null : Used(before), Used(after));
        }
    }

    private static ResponsibilityChange Change(string what, string? before, string? after) =>
        new(null, what, before, after, MovesAccountability: false);

    private static string Used(Matrix matrix) => matrix.UsesDefaultSynonyms ? "used" : "not used";
}
