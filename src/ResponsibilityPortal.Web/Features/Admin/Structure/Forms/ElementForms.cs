using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Structure.Forms;

/// <summary>Creates the forms for all kinds of elements, based on a matrix as the user sees it.</summary>
public static class ElementForms
{
    public static ElementForm Texts(Matrix matrix)
    {
        var seen = MatrixTexts.Of(matrix);
        var fields = new TextsFields(seen);
        return new ElementForm(fields.All, () => new StructureEdit.PutTexts(fields.Read(), seen), Texts);
    }

    /// <param name="seen">The group to change; null to add one.</param>
    /// <returns>Null if the matrix has no such group.</returns>
    public static ElementForm? Synonyms(Matrix matrix, SynonymGroup? seen)
    {
        if (seen is not null && !matrix.Synonyms.Any(seen.HasTermsOf))
        {
            return null;
        }

        var fields = new SynonymFields(matrix, seen);
        return new ElementForm(
            fields.All,
            () => new StructureEdit.PutSynonyms(fields.Read(), seen),
            now => Synonyms(now, seen)
        )
        {
            SaveLabel = seen is null ? "Add" : "Save",
            Check = fields.Check,
        };
    }

    /// <param name="slug">The element to change; null to add one.</param>
    public static ElementForm? Of(ElementSet set, Matrix matrix, string? slug) =>
        set switch
        {
            ElementSetOf<Party> parties => Of(parties, matrix, slug, (_, seen) => new PartyFields(seen)),
            ElementSetOf<HostingModel> models => Of(models, matrix, slug, (now, seen) => new HostingModelFields(now, seen)),
            ElementSetOf<Deployment> deployments => Of(deployments, matrix, slug, (now, seen) => new DeploymentFields(now, seen)),
            ElementSetOf<Framework> frameworks => Of(frameworks, matrix, slug, (_, seen) => new FrameworkFields(seen)),
            ElementSetOf<Source> sources => Of(sources, matrix, slug, (_, seen) => new SourceFields(seen)),
            ElementSetOf<Statement> statements => Of(statements, matrix, slug, (now, seen) => new StatementFields(now, seen)),
            ElementSetOf<ControlDomain> domains => slug is null
                ? NewDomain(matrix)
                : Of(domains, matrix, slug, (_, seen) => new DomainFields(seen)),
            _ => null,
        };

    /// <summary>Creates the form for a new hosting model with the cells of another one.</summary>
    public static ElementForm CopyOf(Matrix matrix, string from)
    {
        var original = ElementSets.HostingModels.Find(matrix, from)!;
        var fields = new HostingModelFields(
            matrix,
            original with
            {
                Name = "",
                Label = null,
                Definition = null,
                Products = [],
                Aliases = [],
                BasisNote = null,
                Note = null,
            }
        );
        var slug = NewSlug.Of(fields.Title, ElementSets.HostingModels, matrix);
        return new ElementForm([.. fields.All, slug.Field], () => new StructureEdit.CopyModel(fields.Read(slug.Value), from))
        {
            SaveLabel = "Add",
            Check = () => TwinName.Of(ElementSets.HostingModels.Noun, fields.Title, ElementSets.HostingModels.In(matrix)),
        };
    }

    /// <param name="slug">The row to change; null to add one.</param>
    /// <param name="domain">Slug of the domain to which a new row is added.</param>
    public static ElementForm? Row(Matrix matrix, string? slug, string domain)
    {
        var seen =
            slug is null ? null
            : matrix.Responsibilities.FirstOrDefault(row => row.Slug == slug) is { } found ? found with { Assignments = [] }
            : null;
        if (slug is not null && seen is null)
        {
            return null;
        }

        var fields = new RowFields(matrix, seen);
        var added = slug is null ? new NewSlug(fields.Title, "row", matrix.Responsibilities.Select(row => row.Slug)) : null;
        return new ElementForm(
            With(fields.All, added),
            () => new StructureEdit.PutRow(fields.Read(slug ?? added!.Value), seen, domain),
            now => Row(now, slug, domain)
        )
        {
            SaveLabel = LabelFor(slug),
            Check = () =>
                TwinName.Of(
                    "row",
                    fields.Title,
                    matrix.Responsibilities.Where(row => row.Slug != slug).Select(row => (row.Slug, row.Title))
                ),
        };
    }

    /// <summary>Creates the form for the position of an element in its list.</summary>
    public static ElementForm MoveOf(ElementSet set, Matrix matrix, string slug)
    {
        var before = new ChoiceFieldOf<string?>(
            "before",
            "Position",
            [
                .. set.In(matrix).Where(item => item.Slug != slug).Select(item => (item.Slug, $"before {item.Title}", (string?)item.Slug)),
                ("", "at the end", null),
            ],
            ""
        );
        return new ElementForm([before], () => new StructureEdit.Move(set, slug, before.Chosen)) { SaveLabel = "Move" };
    }

    /// <summary>Creates the form for the position of a row, in any domain.</summary>
    public static ElementForm MoveOfRow(Matrix matrix, string slug)
    {
        var home = matrix.Domains.First(domain => domain.Responsibilities.Any(row => row.Slug == slug)).Slug;
        var place = new ChoiceFieldOf<StructureEdit.MoveRow>(
            "domain",
            "Domain and position",
            [
                .. matrix.Domains.SelectMany(domain =>
                    domain
                        .Responsibilities.Where(row => row.Slug != slug)
                        .Select(row =>
                            (
                                $"{domain.Slug}/{row.Slug}",
                                $"{domain.Name}: before {row.Title}",
                                new StructureEdit.MoveRow(slug, domain.Slug, row.Slug)
                            )
                        )
                        .Append(($"{domain.Slug}/", $"{domain.Name}: at the end", new StructureEdit.MoveRow(slug, domain.Slug, null)))
                ),
            ],
            $"{home}/"
        );
        return new ElementForm(
            [place],
            () => place.Chosen ?? throw new InvalidOperationException("The browser sent a place that the form doesn't offer.")
        )
        {
            SaveLabel = "Move",
        };
    }

    private static ElementForm? Of<T>(ElementSetOf<T> set, Matrix matrix, string? slug, Func<Matrix, T?, ElementFields<T>> fieldsOf)
        where T : class
    {
        var seen = slug is null ? null : set.Find(matrix, slug);
        if (slug is not null && seen is null)
        {
            return null;
        }

        var fields = fieldsOf(matrix, seen);
        var added = slug is null ? NewSlug.Of(fields.Title, set, matrix) : null;
        return new ElementForm(
            With(fields.All, added),
            () => new StructureEdit.Put<T>(set, fields.Read(slug ?? added!.Value), seen),
            now => Of(set, now, slug, fieldsOf)
        )
        {
            SaveLabel = LabelFor(slug),
            Check = () => TwinName.Of(set.Noun, fields.Title, set.In(matrix).Where(item => item.Slug != slug)),
        };
    }

    private static ElementForm NewDomain(Matrix matrix)
    {
        var fields = new DomainFields(null);
        var row = new TextField("row", "Title of its first row", null, Responsibility.TitleMaxLength)
        {
            Help = "A domain needs at least one row",
        };
        var slug = NewSlug.Of(fields.Title, ElementSets.Domains, matrix);
        return new ElementForm(
            [.. fields.All, row, slug.Field],
            () =>
                new StructureEdit.AddDomain(
                    fields.Read(slug.Value),
                    new Responsibility
                    {
                        Slug = SlugProposal.From(row.Text, "row", matrix.Responsibilities.Select(known => known.Slug)),
                        Title = row.Text,
                    }
                )
        )
        {
            SaveLabel = LabelFor(null),
            Check = () => TwinName.Of(ElementSets.Domains.Noun, fields.Title, ElementSets.Domains.In(matrix)),
        };
    }

    private static IReadOnlyList<FormField> With(IReadOnlyList<FormField> fields, NewSlug? added) =>
        added is null ? fields : [.. fields, added.Field];

    private static string LabelFor(string? slug) => slug is null ? "Add" : "Save";
}
