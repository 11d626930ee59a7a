using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>Removes references to elements that a matrix no longer has.</summary>
internal static class References
{
    /// <summary>
    /// Returns the matrix without dangling references: without parts of absent parties, and without cells of absent models. Also removes
    /// elements that are then empty, such as a deployment without hosting models.
    /// </summary>
    public static Matrix WithoutDangling(this Matrix matrix)
    {
        var parties = SlugsOf(matrix.Parties, party => party.Slug);
        var frameworks = SlugsOf(matrix.Frameworks, framework => framework.Slug);
        var sources = SlugsOf(matrix.Sources, source => source.Slug);
        var rows = SlugsOf(matrix.Responsibilities, row => row.Slug);
        var models = matrix.HostingModels.Select(model => model with { Parties = Kept(model.Parties, parties.Contains) }).ToValueList();
        var present = models.ToDictionary(model => model.Slug, model => model.Parties, StringComparer.Ordinal);
        return matrix with
        {
            HostingModels = models,
            Deployments = matrix
                .Deployments.Select(deployment => deployment with { HostingModels = Kept(deployment.HostingModels, present.ContainsKey) })
                .Where(deployment => deployment.HostingModels.Count > 0)
                .ToValueList(),
            Statements = matrix
                .Statements.Select(statement => statement with { Responsibilities = Kept(statement.Responsibilities, rows.Contains) })
                .Where(statement => statement.Responsibilities.Count > 0)
                .ToValueList(),
            Domains = matrix
                .Domains.Select(domain =>
                    domain with
                    {
                        Responsibilities = domain
                            .Responsibilities.Select(row =>
                                row with
                                {
                                    Sources = Kept(row.Sources, sources.Contains),
                                    Related = Kept(row.Related, rows.Contains),
                                    Controls = Kept(row.Controls, mapping => frameworks.Contains(mapping.Framework)),
                                    Assignments = row
                                        .Assignments.Where(cell => present.ContainsKey(cell.HostingModel))
                                        .Select(cell =>
                                            cell.WithPartiesOf(present[cell.HostingModel]) with
                                            {
                                                Sources = Kept(cell.Sources, sources.Contains),
                                            }
                                        )
                                        .ToValueList(),
                                }
                            )
                            .ToValueList(),
                    }
                )
                .ToValueList(),
        };
    }

    /// <summary>
    /// Returns a cell without the parts of parties that are not present. Without its accountable party, or one that shares accountability,
    /// the cell is not yet assessed.
    /// </summary>
    public static Assignment WithPartiesOf(this Assignment cell, ValueList<string> present) =>
        cell with
        {
            Accountable = cell.Accountable is { } accountable && present.Contains(accountable) ? accountable : null,
            JointlyAccountable = cell.JointlyAccountable.All(present.Contains) ? cell.JointlyAccountable : [],
            Contributing = Kept(cell.Contributing, present.Contains),
            Notes = Kept(cell.Notes, note => present.Contains(note.Party)),
            CustomerPart = cell.PartOf(Party.ReaderSlug) == Part.None || present.Contains(Party.ReaderSlug) ? cell.CustomerPart : null,
        };

    private static ValueList<T> Kept<T>(ValueList<T> items, Func<T, bool> isKept) =>
        items.All(isKept) ? items : items.Where(isKept).ToValueList();

    private static HashSet<string> SlugsOf<T>(IEnumerable<T> items, Func<T, string> slug) =>
        items.Select(slug).ToHashSet(StringComparer.Ordinal);
}
