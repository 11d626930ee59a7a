namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>
/// Sorts sets into one canonical order, so that equal content has one form and one hash. Parties, cells and mappings follow the order of
/// the matrix's parties, hosting models and frameworks; synonyms are in alphabetical order. Lists (rows, keywords, identifiers, sources)
/// keep their author's order.
/// </summary>
public static class CanonicalOrder
{
    /// <summary>Returns the matrix with its sets in order. References to missing elements come last, in ordinal order.</summary>
    public static Matrix InCanonicalOrder(this Matrix matrix)
    {
        var parties = RankOf(matrix.Parties.Select(party => party.Slug));
        var models = RankOf(matrix.HostingModels.Select(model => model.Slug));
        var frameworks = RankOf(matrix.Frameworks.Select(framework => framework.Slug));
        return matrix with
        {
            HostingModels = matrix
                .HostingModels.Select(model => model with { Parties = Sorted(model.Parties, parties, slug => slug) })
                .ToValueList(),
            Deployments = matrix
                .Deployments.Select(deployment =>
                    deployment with
                    {
                        HostingModels = Sorted(deployment.HostingModels, models, slug => slug),
                    }
                )
                .ToValueList(),
            Synonyms = InOrder(matrix.Synonyms),
            Domains = matrix
                .Domains.Select(domain =>
                    domain with
                    {
                        Responsibilities = domain
                            .Responsibilities.Select(responsibility =>
                                responsibility with
                                {
                                    Assignments = Sorted(
                                        responsibility.Assignments.Where(SaysSomething).Select(cell => InOrder(cell, parties)),
                                        models,
                                        cell => cell.HostingModel
                                    ),
                                    Controls = Sorted(responsibility.Controls, frameworks, mapping => mapping.Framework),
                                }
                            )
                            .ToValueList(),
                    }
                )
                .ToValueList(),
        };
    }

    /// <summary>Sorts groups of synonyms, and the terms in each, by UTF-16 code units. No term contains the line feed.</summary>
    private static ValueList<SynonymGroup> InOrder(ValueList<SynonymGroup> groups) =>
        groups
            .Select(group => new SynonymGroup(group.Terms.Order(StringComparer.Ordinal).ToValueList()))
            .OrderBy(group => string.Join('\n', group.Terms), StringComparer.Ordinal)
            .ToValueList();

    /// <summary>A cell without content equals a missing cell: not yet assessed.</summary>
    private static bool SaysSomething(Assignment cell) => cell != new Assignment(cell.HostingModel);

    private static Assignment InOrder(Assignment cell, Func<string, int> parties) =>
        cell with
        {
            JointlyAccountable = Sorted(cell.JointlyAccountable, parties, slug => slug),
            Contributing = Sorted(cell.Contributing, parties, slug => slug),
            Notes = Sorted(cell.Notes, parties, note => note.Party),
        };

    private static ValueList<T> Sorted<T>(IEnumerable<T> items, Func<string, int> rank, Func<T, string> name) =>
        items.OrderBy(item => rank(name(item))).ThenBy(name, StringComparer.Ordinal).ToValueList();

    private static Func<string, int> RankOf(IEnumerable<string> names)
    {
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, name) in names.Index())
        {
            ranks.TryAdd(name, index);
        }

        return name => ranks.GetValueOrDefault(name, int.MaxValue);
    }
}
