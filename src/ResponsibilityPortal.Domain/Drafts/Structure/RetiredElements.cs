using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>Elements that the latest version has and the draft does not. They can be restored until the draft is published.</summary>
public static class RetiredElements
{
    /// <summary>The retired rows, in the order of the latest version.</summary>
    /// <param name="published">The latest version; null before the first.</param>
    public static ValueList<(string Slug, string Title)> Rows(Matrix draft, Matrix? published) =>
        published is null
            ? []
            : Missing(published.Responsibilities.Select(row => (row.Slug, row.Title)), draft.Responsibilities.Select(row => row.Slug));

    /// <summary>The retired elements of a list, in the order of the latest version.</summary>
    /// <param name="published">The latest version; null before the first.</param>
    public static ValueList<(string Slug, string Title)> Of(ElementSet set, Matrix draft, Matrix? published) =>
        published is null ? [] : Missing(set.In(published), set.In(draft).Select(item => item.Slug));

    /// <summary>Returns the draft with a retired row in its former place, with its cells and with the references to it.</summary>
    /// <remarks>A retired domain is restored with this row only.</remarks>
    internal static Matrix WithRow(Matrix draft, Matrix published, string slug)
    {
        var home = published.Domains.First(domain => domain.Responsibilities.Any(row => row.Slug == slug));
        var matrix = ElementSets.Domains.Find(draft, home.Slug) is null
            ? WithRowsOf(ElementSets.Domains.Restore(draft, published, home.Slug), home.Slug, _ => [])
            : draft;
        var earlier = home.Responsibilities.TakeWhile(row => row.Slug != slug).Select(row => row.Slug).ToList();
        return WithReferences(
            WithRowsOf(
                matrix,
                home.Slug,
                rows =>
                {
                    var at = rows.Index().Where(item => earlier.Contains(item.Item.Slug)).Select(item => item.Index + 1).LastOrDefault();
                    return [.. rows.Take(at), home.Responsibilities.First(row => row.Slug == slug), .. rows.Skip(at)];
                }
            ),
            draft,
            published
        );
    }

    /// <summary>
    /// Returns the draft with a retired element in its former place, with the references to it. A domain is restored with its retired rows.
    /// </summary>
    /// <returns>Null for a domain whose rows were all moved to other domains: a domain needs a row.</returns>
    internal static Matrix? With(ElementSet set, Matrix draft, Matrix published, string slug)
    {
        var matrix = set.Restore(draft, published, slug);
        if (ReferenceEquals(set, ElementSets.Domains))
        {
            var elsewhere = draft.Responsibilities.Select(row => row.Slug).ToHashSet(StringComparer.Ordinal);
            matrix = WithRowsOf(matrix, slug, rows => rows.Where(row => !elsewhere.Contains(row.Slug)));
            if (matrix.Domains.First(domain => domain.Slug == slug).Responsibilities.Count == 0)
            {
                return null;
            }
        }

        return WithReferences(matrix, draft, published);
    }

    /// <summary>
    /// Returns the matrix with the references that the removal deleted. An element gets the content of the latest version when it differs
    /// from that only by the removal. An element that was edited since stays as it is.
    /// </summary>
    private static Matrix WithReferences(Matrix matrix, Matrix draft, Matrix published)
    {
        var taken = Without(published, draft).WithoutDangling();
        var (rows, takenRows) = (RowsOf(published), RowsOf(taken));
        return (
            matrix with
            {
                HostingModels = Restored(matrix.HostingModels, published.HostingModels, taken.HostingModels, model => model.Slug),
                Deployments = Restored(matrix.Deployments, published.Deployments, taken.Deployments, deployment => deployment.Slug),
                Statements = Restored(matrix.Statements, published.Statements, taken.Statements, statement => statement.Slug),
                Domains = matrix
                    .Domains.Select(domain =>
                        domain with
                        {
                            Responsibilities = domain
                                .Responsibilities.Select(row =>
                                    rows.TryGetValue(row.Slug, out var full) && takenRows.TryGetValue(row.Slug, out var rest)
                                        ? Restored(row, full, rest, matrix)
                                        : row
                                )
                                .ToValueList(),
                        }
                    )
                    .ToValueList(),
            }
        ).WithoutDangling();
    }

    private static Responsibility Restored(Responsibility row, Responsibility full, Responsibility rest, Matrix matrix) =>
        (row with { Assignments = [] } == rest with { Assignments = [] } ? full : row) with
        {
            Assignments = matrix
                .HostingModels.Select(model => Cell(row, model.Slug) == Cell(rest, model.Slug) ? full.In(model.Slug) : row.In(model.Slug))
                .OfType<Assignment>()
                .ToValueList(),
        };

    /// <summary>Returns a cell; an empty one where the row has none, which means the same.</summary>
    private static Assignment Cell(Responsibility row, string model) => row.In(model) ?? new Assignment(model);

    private static ValueList<T> Restored<T>(ValueList<T> items, ValueList<T> published, ValueList<T> taken, Func<T, string> slug)
        where T : class =>
        items
            .Select(item =>
                taken.FirstOrDefault(rest => slug(rest) == slug(item)) is { } rest && rest.Equals(item)
                    ? published.First(full => slug(full) == slug(item))
                    : item
            )
            .ToValueList();

    /// <summary>
    /// Returns the latest version without the elements that are not in the draft. Nothing refers to a domain, so domains stay.
    /// </summary>
    private static Matrix Without(Matrix published, Matrix draft)
    {
        var matrix = ElementSets
            .All.Where(set => !ReferenceEquals(set, ElementSets.Domains))
            .SelectMany(set => Of(set, draft, published), (set, item) => (Set: set, item.Slug))
            .Aggregate(published, (rest, item) => item.Set.Remove(rest, item.Slug));
        var kept = draft.Responsibilities.Select(row => row.Slug).ToHashSet(StringComparer.Ordinal);
        return matrix with
        {
            Domains = matrix
                .Domains.Select(domain =>
                    domain with
                    {
                        Responsibilities = domain.Responsibilities.Where(row => kept.Contains(row.Slug)).ToValueList(),
                    }
                )
                .ToValueList(),
        };
    }

    private static Matrix WithRowsOf(Matrix matrix, string domain, Func<ValueList<Responsibility>, IEnumerable<Responsibility>> rows) =>
        matrix with
        {
            Domains = matrix
                .Domains.Select(group =>
                    group.Slug == domain ? group with { Responsibilities = rows(group.Responsibilities).ToValueList() } : group
                )
                .ToValueList(),
        };

    private static Dictionary<string, Responsibility> RowsOf(Matrix matrix) =>
        matrix.Responsibilities.ToDictionary(row => row.Slug, StringComparer.Ordinal);

    private static ValueList<(string Slug, string Title)> Missing(
        IEnumerable<(string Slug, string Title)> published,
        IEnumerable<string> kept
    )
    {
        var known = kept.ToHashSet(StringComparer.Ordinal);
        return published.Where(item => !known.Contains(item.Slug)).ToValueList();
    }
}
