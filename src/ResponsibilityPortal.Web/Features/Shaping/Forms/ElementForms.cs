using ResponsibilityPortal.Domain.Drafting.Shaping;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Matrices.Exchange;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Web.Features.Shaping.Forms;

/// <summary>The forms for every kind of element, made over a matrix as somebody sees it.</summary>
public static class ElementForms
{
    private const string SlugName = "slug";

    public static ElementForm Texts(Matrix matrix)
    {
        var seen = MatrixTexts.Of(matrix);
        return new ElementForm(
            [
                new TextField("title", "Title", seen.Title, Matrix.TitleMaxLength),
                new TextField("issuer", "Issuer", seen.Issuer, Matrix.IssuerMaxLength) { Help = "Who answers for the content" },
                StandingField(seen.Standing),
                new TextField("summary", "Summary", seen.Summary, Matrix.SummaryMaxLength) { Rows = 2, Help = "One sentence: what this matrix answers" },
                new TextField("guidance", "Guidance", seen.Guidance, Matrix.GuidanceMaxLength) { Rows = 6, Help = "How a reader finds the columns that are theirs" },
                new TextField("contact", "Contact", seen.Contact, Matrix.ContactMaxLength) { Help = "Whom to ask about a split" },
                new TextField("disclaimer", "Disclaimer", seen.Disclaimer, Matrix.DisclaimerMaxLength) { Rows = 3 },
                new TextField("framework-note", "Note on frameworks", seen.FrameworkNote, Matrix.FrameworkNoteMaxLength) { Help = "What the control mappings claim, and what not" },
            ],
            form => new ShapeEdit.PutTexts(
                new MatrixTexts(form.Text("title"), form.Text("issuer"), StandingOf(form), form.Text("summary"))
                {
                    Guidance = form.OptionalText("guidance"),
                    Contact = form.OptionalText("contact"),
                    Disclaimer = form.OptionalText("disclaimer"),
                    FrameworkNote = form.OptionalText("framework-note"),
                },
                seen),
            Texts);
    }

    /// <param name="slug">The element to change; null to add one.</param>
    public static ElementForm? Of(ElementSet set, Matrix matrix, string? slug) => set switch
    {
        ElementSetOf<Party> parties => Of(parties, matrix, slug, PartyFields, PartyOf),
        ElementSetOf<HostingModel> models => Of(models, matrix, slug, ModelFields, ModelOf),
        ElementSetOf<Deployment> deployments => Of(deployments, matrix, slug, DeploymentFields, DeploymentOf),
        ElementSetOf<Framework> frameworks => Of(frameworks, matrix, slug, FrameworkFields, FrameworkOf),
        ElementSetOf<Source> sources => Of(sources, matrix, slug, SourceFields, SourceOf),
        ElementSetOf<Statement> statements => Of(statements, matrix, slug, StatementFields, StatementOf),
        ElementSetOf<ControlDomain> domains => slug is null ? NewDomain(matrix) : Of(domains, matrix, slug, DomainFields, DomainOf),
        _ => null,
    };

    /// <summary>A hosting model with the cells of another one.</summary>
    public static ElementForm CopyOf(Matrix matrix, string from)
    {
        var original = ElementSets.HostingModels.Find(matrix, from)!;
        var fields = ModelFields(matrix, original with { Name = "", Label = null, Definition = null, Products = [], Aliases = [], BasisNote = null });
        return new ElementForm(
            [.. fields, SlugField()],
            form => new ShapeEdit.CopyModel(ModelOf(form, SlugFor(form, "name", ElementSets.HostingModels, matrix)), from))
        {
            SaveLabel = "Add",
            Check = form => TwinOf("hosting model", form.Field<TextField>("name"), ElementSets.HostingModels.In(matrix)),
        };
    }

    /// <param name="slug">The row to change; null to add one.</param>
    /// <param name="domain">Slug of the domain that a new row comes into.</param>
    public static ElementForm? Row(Matrix matrix, string? slug, string domain)
    {
        var seen = slug is null ? null : matrix.Responsibilities.FirstOrDefault(row => row.Slug == slug) is { } found ? found with { Assignments = [] } : null;
        if (slug is not null && seen is null)
        {
            return null;
        }

        List<FormField> fields =
        [
            new TextField("title", "Title", seen?.Title, Responsibility.TitleMaxLength) { Help = "The duty, as something one does: “Test that backups can be restored”" },
            new TextField("description", "Description", seen?.Description, Responsibility.DescriptionMaxLength) { Rows = 3 },
            new TextField("note", "Note", seen?.Note, Responsibility.NoteMaxLength) { Rows = 2, Help = "What a reader must know about the whole row" },
            new TextField("keywords", "Keywords, one per line", Joined(seen?.Keywords)) { Rows = 3, Help = "Words people might search for that are not in the title" },
            .. matrix.Frameworks.Select(framework => new TextField(
                $"control-{framework.Slug}",
                $"Controls of {framework.Name}, separated by commas or semicolons",
                string.Join(", ", seen?.Controls.FirstOrDefault(mapping => mapping.Framework == framework.Slug)?.Identifiers ?? []))),
            new PickField("sources", "Sources", ElementSets.Sources.In(matrix), seen?.Sources ?? []),
            new PickField("related", "Related rows", RowsOf(matrix).Where(row => row.Slug != slug), seen?.Related ?? []),
            new DateField("reviewed-on", "Reviewed on", seen?.ReviewedOn),
            new DateField("review-due-on", "Review due on", seen?.ReviewDueOn),
        ];
        if (seen is null)
        {
            fields.Add(SlugField());
        }

        return new ElementForm(fields, form => new ShapeEdit.PutRow(RowOf(form, matrix, seen?.Slug ?? SlugFor(form, "title", "row", RowsOf(matrix)), seen), seen, domain), now => Row(now, slug, domain))
        {
            SaveLabel = seen is null ? "Add" : "Save",
            Check = form => TwinOf("row", form.Field<TextField>("title"), RowsOf(matrix).Where(row => row.Slug != slug)),
        };
    }

    /// <summary>Where an element is to stand, of all places of its list.</summary>
    public static ElementForm MoveOf(ElementSet set, Matrix matrix, string slug) => new(
        [
            new ChoiceField(
                "before",
                "Position",
                [.. set.In(matrix).Where(item => item.Slug != slug).Select(item => (item.Slug, $"before {item.Title}")), ("", "at the end")],
                ""),
        ],
        form => new ShapeEdit.Move(set, slug, form.Choice("before") is { Length: > 0 } before ? before : null))
    {
        SaveLabel = "Move",
    };

    /// <summary>Where a row is to stand, in any domain.</summary>
    public static ElementForm MoveOfRow(Matrix matrix, string slug)
    {
        var home = matrix.Domains.First(domain => domain.Responsibilities.Any(row => row.Slug == slug)).Slug;
        return new ElementForm(
            [
                new ChoiceField("domain", "Domain and place", [.. matrix.Domains.SelectMany(domain => domain.Responsibilities
                    .Where(row => row.Slug != slug)
                    .Select(row => ($"{domain.Slug}/{row.Slug}", $"{domain.Name}: before {row.Title}"))
                    .Append(($"{domain.Slug}/", $"{domain.Name}: at the end")))], $"{home}/"),
            ],
            form => form.Choice("domain").Split('/') is [var domain, var before] ? new ShapeEdit.MoveRow(slug, domain, before.Length > 0 ? before : null)
                : throw new InvalidOperationException("The form offers domain and place together."))
        {
            SaveLabel = "Move",
        };
    }

    internal static ChoiceField StandingField(Standing standing) => new(
        "standing",
        "Standing",
        [.. Enum.GetValues<Standing>().Select(value => (MatrixFormat.WordFor(MatrixFormat.Standings, value), Wording.Standing(value)))],
        MatrixFormat.WordFor(MatrixFormat.Standings, standing))
    {
        Help = "Official: published by the vendor whose product it describes. Unofficial: prepared by somebody else. Example: describes nothing real",
    };

    internal static Standing StandingOf(ElementForm form) => MatrixFormat.Standings[form.Choice("standing")];

    private static ElementForm? Of<T>(
        ElementSetOf<T> set, Matrix matrix, string? slug, Func<Matrix, T?, IReadOnlyList<FormField>> fields, Func<ElementForm, string, T> read)
        where T : class
    {
        var seen = slug is null ? null : set.Find(matrix, slug);
        if (slug is not null && seen is null)
        {
            return null;
        }

        var asked = fields(matrix, seen);
        return new ElementForm(
            seen is null ? [.. asked, SlugField()] : asked,
            form => new ShapeEdit.Put<T>(set, read(form, slug ?? SlugFor(form, asked[0].Name, set, matrix)), seen),
            now => Of(set, now, slug, fields, read))
        {
            SaveLabel = seen is null ? "Add" : "Save",
            Check = form => TwinOf(set.Noun, form.Field<TextField>(asked[0].Name), set.In(matrix).Where(item => item.Slug != slug)),
        };
    }

    private static ElementForm NewDomain(Matrix matrix) => new(
        [
            .. DomainFields(matrix, null),
            new TextField("row", "Title of its first row", null, Responsibility.TitleMaxLength) { Help = "A domain needs at least one row" },
            SlugField(),
        ],
        form => new ShapeEdit.AddDomain(
            DomainOf(form, SlugFor(form, "name", ElementSets.Domains, matrix)),
            new Responsibility { Slug = SlugProposal.From(form.Text("row"), "row", matrix.Responsibilities.Select(row => row.Slug)), Title = form.Text("row") }))
    {
        SaveLabel = "Add",
        Check = form => TwinOf("domain", form.Field<TextField>("name"), ElementSets.Domains.In(matrix)),
    };

    private static IReadOnlyList<FormField> PartyFields(Matrix matrix, Party? seen) =>
    [
        new TextField("name", "Name", seen?.Name, Party.NameMaxLength),
        new TextField("letter", "Letter", seen?.Letter, 1) { Help = "A capital letter or digit that no other party has" },
        new TextField("description", "Description", seen?.Description, Party.DescriptionMaxLength) { Rows = 2 },
        new TextField("examples", "Examples, one per line", Joined(seen?.Examples)) { Rows = 3 },
    ];

    private static Party PartyOf(ElementForm form, string slug) => new(slug, form.Text("letter").ToUpperInvariant(), form.Text("name"))
    {
        Description = form.OptionalText("description"),
        Examples = form.Lines("examples"),
    };

    private static IReadOnlyList<FormField> ModelFields(Matrix matrix, HostingModel? seen) =>
    [
        new TextField("name", "Name", seen?.Name, HostingModel.NameMaxLength),
        new BoxesField("parties", "Parties present", ElementSets.Parties.In(matrix), seen?.Parties ?? matrix.Parties.Select(party => party.Slug)),
        new TextField("label", "Label", seen?.Label, HostingModel.LabelMaxLength) { Help = "The model in the reader's words, on one line" },
        new TextField("definition", "Definition", seen?.Definition, HostingModel.DefinitionMaxLength) { Rows = 3 },
        new TextField("products", "Products, one per line", Joined(seen?.Products)) { Rows = 2 },
        new TextField("aliases", "Other names, one per line", Joined(seen?.Aliases)) { Rows = 2, Help = "What readers also search for" },
        new ChoiceField(
            "basis",
            "Basis",
            [("", "not said"), .. Enum.GetValues<Basis>().Select(basis => (MatrixFormat.WordFor(MatrixFormat.Bases, basis), Wording.Basis(basis)))],
            seen?.Basis is { } known ? MatrixFormat.WordFor(MatrixFormat.Bases, known) : ""),
        new TextField("basis-note", "Note on the basis", seen?.BasisNote, HostingModel.BasisNoteMaxLength) { Rows = 2 },
    ];

    private static HostingModel ModelOf(ElementForm form, string slug) => new()
    {
        Slug = slug,
        Name = form.Text("name"),
        Parties = form.Field<BoxesField>("parties").Ticked,
        Label = form.OptionalText("label"),
        Definition = form.OptionalText("definition"),
        Products = form.Lines("products"),
        Aliases = form.Lines("aliases"),
        Basis = MatrixFormat.Bases.TryGetValue(form.Choice("basis"), out var basis) ? basis : null,
        BasisNote = form.OptionalText("basis-note"),
    };

    private static IReadOnlyList<FormField> DeploymentFields(Matrix matrix, Deployment? seen) =>
    [
        new TextField("name", "Name", seen?.Name, Deployment.NameMaxLength) { Help = "What a reader says they run" },
        new BoxesField("models", "Hosting models it stands for", ElementSets.HostingModels.In(matrix), seen?.HostingModels ?? []),
        new TextField("note", "Note", seen?.Note, Deployment.NoteMaxLength) { Rows = 2 },
    ];

    private static Deployment DeploymentOf(ElementForm form, string slug) =>
        new(slug, form.Text("name"), form.Field<BoxesField>("models").Ticked) { Note = form.OptionalText("note") };

    private static IReadOnlyList<FormField> FrameworkFields(Matrix matrix, Framework? seen) =>
    [
        new TextField("name", "Name", seen?.Name, Framework.NameMaxLength),
        new TextField("version", "Version", seen?.Version, Framework.VersionMaxLength) { Help = "Identifiers move between versions" },
        new TextField("note", "Note", seen?.Note, Framework.NoteMaxLength) { Rows = 2 },
    ];

    private static Framework FrameworkOf(ElementForm form, string slug) =>
        new(slug, form.Text("name"), form.Text("version")) { Note = form.OptionalText("note") };

    private static IReadOnlyList<FormField> SourceFields(Matrix matrix, Source? seen) =>
    [
        new TextField("title", "Title", seen?.Title, Source.TitleMaxLength),
        new TextField("url", "Address", seen?.Url, Source.UrlMaxLength) { Help = "Begins with https:// or http://" },
        new TextField("kind", "Kind", seen?.Kind, Slug.MaxLength) { Help = "In one word, such as vendor-docs, contract or standard" },
        new DateField("checked-on", "Checked on", seen?.CheckedOn) { Help = "The day somebody last found the claim there" },
    ];

    private static Source SourceOf(ElementForm form, string slug) =>
        new(slug, form.Text("title"), form.Text("url"), form.Text("kind")) { CheckedOn = form.Date("checked-on") };

    private static IReadOnlyList<FormField> StatementFields(Matrix matrix, Statement? seen) =>
    [
        new TextField("text", "Text", seen?.Text, Statement.TextMaxLength) { Rows = 3, Help = "One sentence of the prose that the matrix stands for" },
        new PickField("rows", "Rows that spell it out", RowsOf(matrix), seen?.Responsibilities ?? []),
    ];

    private static Statement StatementOf(ElementForm form, string slug) => new(slug, form.Text("text"), form.Field<PickField>("rows").Picked);

    private static IReadOnlyList<FormField> DomainFields(Matrix matrix, ControlDomain? seen) =>
    [
        new TextField("name", "Name", seen?.Name, ControlDomain.NameMaxLength),
        new TextField("description", "Description", seen?.Description, ControlDomain.DescriptionMaxLength) { Rows = 2 },
    ];

    private static ControlDomain DomainOf(ElementForm form, string slug) => new(slug, form.Text("name"), []) { Description = form.OptionalText("description") };

    private static Responsibility RowOf(ElementForm form, Matrix matrix, string slug, Responsibility? seen) => new()
    {
        Slug = slug,
        Title = form.Text("title"),
        Description = form.OptionalText("description"),
        Note = form.OptionalText("note"),
        Keywords = form.Lines("keywords"),
        Controls = matrix.Frameworks
            .Select(framework => MappingOf(form, framework.Slug, seen))
            .Where(mapping => mapping.Identifiers.Count > 0)
            .ToValueList(),
        Sources = form.Field<PickField>("sources").Picked,
        Related = form.Field<PickField>("related").Picked,
        ReviewedOn = form.Date("reviewed-on"),
        ReviewDueOn = form.Date("review-due-on"),
    };

    /// <summary>What was typed; as it was when nothing was, whatever signs the identifiers have.</summary>
    private static ControlMapping MappingOf(ElementForm form, string framework, Responsibility? seen)
    {
        var typed = form.Field<TextField>($"control-{framework}");
        return (typed.IsChanged ? null : seen?.Controls.FirstOrDefault(mapping => mapping.Framework == framework)) ?? new ControlMapping(framework, typed.Entries);
    }

    private static TextField SlugField() => new(SlugName, "Short name, for addresses", null, Slug.MaxLength)
    {
        Help = "Lower-case words joined by hyphens; left empty, it is made from the name. It stays when the name changes",
    };

    private static string SlugFor(ElementForm form, string from, ElementSet set, Matrix matrix) => SlugFor(form, from, set.Name, set.In(matrix));

    private static string SlugFor(ElementForm form, string from, string kind, IEnumerable<(string Slug, string Title)> taken) =>
        form.OptionalText(SlugName) ?? SlugProposal.From(form.Text(from), kind, taken.Select(item => item.Slug));

    /// <summary>Warns of a new name that another element has already.</summary>
    internal static string? TwinOf(string noun, TextField name, IEnumerable<(string Slug, string Title)> others) =>
        name.IsChanged && others.FirstOrDefault(other => string.Equals(other.Title, name.Text, StringComparison.OrdinalIgnoreCase)) is { Slug: { } slug, Title: var title }
            ? $"Another {noun} is already called “{title}” ({slug}). Choose a different name, or save again to use the name twice."
            : null;

    private static IEnumerable<(string Slug, string Title)> RowsOf(Matrix matrix) => matrix.Responsibilities.Select(row => (row.Slug, row.Title));

    private static string? Joined(ValueList<string>? lines) => lines is null ? null : string.Join('\n', lines);
}
