namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>
/// Puts what is a set into the one order the matrix gives it, so that equal content has one form and one hash: parties in the
/// order of the matrix's parties, cells in that of its hosting models, mappings in that of its frameworks. What is a list
/// (rows, keywords, identifiers, sources) keeps its author's order.
/// </summary>
public static class CanonicalOrder
{
    /// <summary>The same matrix with its sets in order. References that lead nowhere come last, in ordinal order.</summary>
    public static Matrix InCanonicalOrder(this Matrix matrix)
    {
        var parties = RankOf(matrix.Parties.Select(party => party.Slug));
        var models = RankOf(matrix.HostingModels.Select(model => model.Slug));
        var frameworks = RankOf(matrix.Frameworks.Select(framework => framework.Slug));
        return matrix with
        {
            HostingModels = matrix.HostingModels.Select(model => model with { Parties = Sorted(model.Parties, parties, slug => slug) }).ToValueList(),
            Deployments = matrix.Deployments.Select(deployment => deployment with { HostingModels = Sorted(deployment.HostingModels, models, slug => slug) }).ToValueList(),
            Domains = matrix.Domains.Select(domain => domain with
            {
                Responsibilities = domain.Responsibilities.Select(responsibility => responsibility with
                {
                    Assignments = Sorted(responsibility.Assignments.Where(SaysSomething).Select(cell => InOrder(cell, parties)), models, cell => cell.HostingModel),
                    Controls = Sorted(responsibility.Controls, frameworks, mapping => mapping.Framework),
                }).ToValueList(),
            }).ToValueList(),
        };
    }

    /// <summary>A cell without content is the same as no cell: not yet assessed.</summary>
    private static bool SaysSomething(Assignment cell) => cell != new Assignment(cell.HostingModel);

    private static Assignment InOrder(Assignment cell, Func<string, int> parties) => cell with
    {
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
