using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Versions.Comparing;

/// <summary>Pairs the groups of synonyms of two states of a matrix. Equal groups are left out.</summary>
internal static class SynonymPairs
{
    /// <summary>
    /// Returns each group that is gone with the one that replaces it, then each new group. A new group with a common term is the same group
    /// with other terms. It replaces one group only: the first that has such a term.
    /// </summary>
    /// <returns>The group before is null for a new group; the group after is null for a removed one.</returns>
    public static IEnumerable<(SynonymGroup? Before, SynonymGroup? After)> Between(
        ValueList<SynonymGroup> before,
        ValueList<SynonymGroup> after
    )
    {
        var added = after.Except(before).ToList();
        var byTerm = new Dictionary<string, Queue<int>>(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; at < added.Count; at++)
        {
            foreach (var term in added[at].Terms)
            {
                if (!byTerm.TryGetValue(term, out var groups))
                {
                    byTerm.Add(term, groups = new Queue<int>());
                }

                groups.Enqueue(at);
            }
        }

        var isPaired = new bool[added.Count];
        foreach (var gone in before.Except(after))
        {
            var first = gone.Terms.Select(FirstWith).Min();
            if (first is { } found)
            {
                isPaired[found] = true;
            }

            yield return (gone, first is { } now ? added[now] : null);
        }

        for (var at = 0; at < added.Count; at++)
        {
            if (!isPaired[at])
            {
                yield return (null, added[at]);
            }
        }

        // Paired groups are removed from the front, so each is looked at once for each of its terms.
        int? FirstWith(string term)
        {
            if (!byTerm.TryGetValue(term, out var groups))
            {
                return null;
            }

            while (groups.TryPeek(out var group) && isPaired[group])
            {
                groups.Dequeue();
            }

            return groups.TryPeek(out var first) ? first : null;
        }
    }
}
