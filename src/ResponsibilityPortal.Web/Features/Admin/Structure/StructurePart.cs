using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Web.Features.Admin.Structure;

/// <summary>One part of the structure page.</summary>
/// <param name="Key">The key of the part in the address.</param>
/// <param name="Set">The list that the part shows; null for rows, synonyms, texts and files.</param>
public sealed record StructurePart(string Key, string Title, ElementSet? Set)
{
    public static StructurePart Rows { get; } = new("rows", "Rows", null);

    public static StructurePart Synonyms { get; } = new("synonyms", "Synonyms", null);

    public static StructurePart Texts { get; } = new("texts", "Texts of the matrix", null);

    public static StructurePart File { get; } = new("file", "Import a file", null);

    public static ValueList<StructurePart> All { get; } =
    [
        Rows,
        new("domains", "Domains", ElementSets.Domains),
        new("models", "Hosting models", ElementSets.HostingModels),
        new("deployments", "Deployments", ElementSets.Deployments),
        new("parties", "Parties", ElementSets.Parties),
        new("sources", "Sources", ElementSets.Sources),
        new("frameworks", "Frameworks", ElementSets.Frameworks),
        new("statements", "Statements", ElementSets.Statements),
        Synonyms,
        Texts,
        File,
    ];

    /// <summary>Returns the part with this key; the first part for any other key.</summary>
    public static StructurePart Of(string? key) => All.FirstOrDefault(part => part.Key == key) ?? Rows;

    /// <summary>Returns the noun for an element, for example "hosting model" or "row". A matrix has its own word for its columns.</summary>
    public string NounIn(Matrix matrix) => Set == ElementSets.HostingModels ? matrix.ColumnKind.Singular : Set?.Noun ?? "row";

    /// <summary>Returns the title of the part, with the matrix's own word for its columns.</summary>
    public string TitleIn(Matrix matrix) => Set == ElementSets.HostingModels ? matrix.ColumnKind.PluralFirst : Title;

    /// <summary>Returns the lines of the part.</summary>
    /// <param name="domain">For rows, the slug of the domain whose rows are shown.</param>
    public IReadOnlyList<ListedElement> ItemsOf(Matrix matrix, Matrix? published, string? domain)
    {
        if (Set is null)
        {
            var known = (published?.Responsibilities ?? []).Select(row => row.Slug).ToHashSet(StringComparer.Ordinal);
            return
            [
                .. (matrix.Domains.FirstOrDefault(group => group.Slug == domain)?.Responsibilities ?? []).Select(row => new ListedElement(
                    row.Slug,
                    row.Title,
                    DetailsOf(row),
                    known.Contains(row.Slug)
                )),
            ];
        }

        var names = published is null ? [] : Set.In(published).Select(item => item.Slug).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. DescribedIn(matrix)
                .Select(item => new ListedElement(item.Slug, item.Title, item.Details, names.Contains(item.Slug))
                {
                    Url = Set == ElementSets.Sources ? ElementSets.Sources.Find(matrix, item.Slug)!.Url : null,
                }),
        ];
    }

    /// <summary>
    /// Returns the elements of this part that the latest version contains and the draft does not. For rows, it includes all domains.
    /// </summary>
    public ValueList<(string Slug, string Title)> RetiredIn(Matrix matrix, Matrix? published) =>
        Set is null ? RetiredElements.Rows(matrix, published)
        : Set == ElementSets.Statements && published is not null
            ? RetiredElements
                .Of(Set, matrix, published)
                .Select(item => (item.Slug, ElementSets.Statements.Find(published, item.Slug)!.Text))
                .ToValueList()
        : RetiredElements.Of(Set, matrix, published);

    private IEnumerable<(string Slug, string Title, string Details)> DescribedIn(Matrix matrix) =>
        Key switch
        {
            "domains" => matrix.Domains.Select(domain =>
                (domain.Slug, domain.Name, Wording.Count(domain.Responsibilities.Count, "row", "rows"))
            ),
            "models" => matrix.HostingModels.Select(model =>
                (model.Slug, model.Name, $"with {string.Join(", ", model.Parties.Select(slug => NameOf(matrix, slug)))}")
            ),
            "deployments" => matrix.Deployments.Select(deployment =>
                (deployment.Slug, deployment.Name, string.Join(", ", deployment.HostingModels.Select(slug => ModelOf(matrix, slug))))
            ),
            "parties" => matrix.Parties.Select(party => (party.Slug, party.Name, $"letter {party.Letter}")),
            "sources" => matrix.Sources.Select(source =>
                (source.Slug, source.Title, source.CheckedOn is { } day ? $"checked on {Wording.Day(day)}" : "not checked yet")
            ),
            "frameworks" => matrix.Frameworks.Select(framework => (framework.Slug, framework.Name, framework.Version)),
            _ => matrix.Statements.Select(statement =>
                (statement.Slug, statement.Text, Wording.Count(statement.Responsibilities.Count, "row", "rows"))
            ),
        };

    private static string DetailsOf(Responsibility row) =>
        string.Join(
            ", ",
            new[]
            {
                Wording.Count(row.Keywords.Count, "keyword", "keywords"),
                Wording.Count(row.Sources.Count, "source", "sources"),
                Wording.Count(row.Controls.Sum(mapping => mapping.Identifiers.Count), "control", "controls"),
            }
        );

    private static string NameOf(Matrix matrix, string party) =>
        matrix.Parties.FirstOrDefault(candidate => candidate.Slug == party)?.Name ?? party;

    private static string ModelOf(Matrix matrix, string model) =>
        matrix.HostingModels.FirstOrDefault(candidate => candidate.Slug == model)?.Name ?? model;
}
