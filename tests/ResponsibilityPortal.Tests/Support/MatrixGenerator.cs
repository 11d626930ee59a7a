using CsCheck;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>Generates random valid matrices, including drafts with gaps.</summary>
internal static class MatrixGenerator
{
    private static readonly Gen<string> Line = Gen.OneOf(
            "Key",
            "größe",
            "鍵の管理",
            "😀",
            "İstanbul",
            "ıi",
            "\"quoted\\",
            "ﬁ",
            "a/b~c",
            "<b>&amp;</b>",
            "مفتاح",
            "Ａ",
            "𐐷",
            "10.5",
            "é",
            "\u200D"
        )
        .Array[1, 6]
        .Select(words => string.Join(' ', words));

    private static readonly Gen<string> Lines = Line.Array[1, 3].Select(lines => string.Join('\n', lines));

    private static readonly Gen<DateOnly> Date = Gen.Int[0, 40_000].Select(days => new DateOnly(1990, 1, 1).AddDays(days));

    private static readonly Gen<ValueList<string>> DistinctLines = Line.Array[0, 3]
        .Select(lines => lines.Distinct(StringComparer.Ordinal).ToValueList());

    private static readonly Gen<Basis?> SomeBasis = Gen.OneOf<Basis?>(null, Basis.Sourced, Basis.IndustryPractice, Basis.Judgement);

    public static Gen<Matrix> Matrices { get; } =
        from partyCount in Gen.Int[1, 4]
        from modelCount in Gen.Int[1, 4]
        from frameworkCount in Gen.Int[0, 3]
        from sourceCount in Gen.Int[0, 3]
        from domainSizes in Gen.Int[1, 4].Array[1, 3]
        let parties = Slugs("party", partyCount)
        let models = Slugs("model", modelCount)
        let frameworks = Slugs("framework", frameworkCount)
        let sources = Slugs("source", sourceCount)
        let rows = Slugs("row", domainSizes.Sum())
        from theParties in Each(parties, Party)
        from theModels in Each(models, slug => Model(slug, parties))
        from theDeployments in Each(Slugs("deployment", partyCount - 1), slug => Deployment(slug, models))
        from theFrameworks in Each(frameworks, Framework)
        from theSources in Each(sources, Source)
        from theStatements in Each(Slugs("statement", sourceCount), slug => Statement(slug, rows))
        from theRows in Each(rows, slug => Row(slug, theModels, frameworks, sources, rows))
        from theDomains in Each(domainSizes, (size, index) => Domain(index, [.. theRows.Skip(domainSizes[..index].Sum()).Take(size)]))
        from title in Line
        from issuer in Line
        from standing in Gen.OneOf(Standing.Official, Standing.Unofficial, Standing.Example)
        from summary in Line
        from guidance in Maybe(Lines)
        from contact in Maybe(Line)
        from disclaimer in Maybe(Lines)
        from frameworkNote in Maybe(Line)
        from synonyms in Synonyms
        from usesDefaultSynonyms in Gen.Bool
        from language in Gen.OneOf("en", "de", "zh-Hant", "pt-BR", "sl-rozaj")
        from columnKind in Gen.OneOf(ColumnKind.Default, new ColumnKind("service", "services"))
        select new Matrix
        {
            Slug = "random-matrix",
            Title = title,
            Issuer = issuer,
            Standing = standing,
            Summary = summary,
            Guidance = guidance,
            Contact = contact,
            Disclaimer = disclaimer,
            Parties = [.. theParties],
            HostingModels = [.. theModels],
            Deployments = [.. theDeployments],
            Frameworks = [.. theFrameworks],
            FrameworkNote = frameworkNote,
            Sources = [.. theSources],
            Statements = [.. theStatements],
            Synonyms = synonyms,
            UsesDefaultSynonyms = usesDefaultSynonyms,
            Language = language,
            ColumnKind = columnKind,
            AllowsJointAccountability = theRows.Any(row => row.Assignments.Any(cell => cell.IsJoint)),
            Domains = [.. theDomains],
        };

    /// <summary>Groups of distinct terms, in any order.</summary>
    private static Gen<ValueList<SynonymGroup>> Synonyms =>
        from terms in Line.Array[0, 6]
        from size in Gen.Int[1, 3]
        select terms
            .Where(term => term.Length <= SynonymGroup.TermMaxLength)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Chunk(size)
            .Select(chunk => new SynonymGroup(chunk.ToValueList()))
            .ToValueList();

    private static string[] Slugs(string kind, int count) => [.. Enumerable.Range(0, count).Select(index => $"{kind}-{count - index}")];

    private static Gen<Party> Party(string slug, int index) =>
        from name in Line
        from description in Maybe(Line)
        from examples in DistinctLines
        select new Party(slug, ((char)('A' + index)).ToString(), name) { Description = description, Examples = examples };

    private static Gen<HostingModel> Model(string slug, string[] parties) =>
        from name in Line
        from label in Maybe(Line)
        from definition in Maybe(Line)
        from products in DistinctLines
        from present in Some(parties)
        from basis in SomeBasis
        from basisNote in Maybe(Line)
        from aliases in DistinctLines
        from note in Maybe(Line)
        select new HostingModel
        {
            Slug = slug,
            Name = name.Length <= HostingModel.NameMaxLength ? name : "Model",
            Label = label,
            Definition = definition,
            Products = products,
            Parties = present,
            Basis = basis,
            BasisNote = basisNote,
            Note = note,
            Aliases = aliases,
        };

    private static Gen<Deployment> Deployment(string slug, string[] models) =>
        from name in Line
        from included in Some(models)
        from note in Maybe(Line)
        select new Deployment(slug, name, included) { Note = note };

    private static Gen<Framework> Framework(string slug) =>
        from name in Line
        from version in Gen.OneOf("1", "Rev. 5", "2022 版")
        from note in Maybe(Line)
        select new Framework(slug, name, version) { Note = note };

    private static Gen<Source> Source(string slug) =>
        from title in Line
        from url in Gen.OneOf("https://docs.example/a?b=c&d=%20#e", "http://localhost:8080/", "https://例え.jp/道")
        from checkedOn in MaybeDate
        select new Source(slug, title, url, "vendor-docs") { CheckedOn = checkedOn };

    private static Gen<Statement> Statement(string slug, string[] rows) =>
        from text in Line
        from named in Some(rows)
        select new Statement(slug, text, named);

    private static Gen<ControlDomain> Domain(int index, Responsibility[] rows) =>
        from name in Line
        from description in Maybe(Line)
        select new ControlDomain($"domain-{index}", name, [.. rows]) { Description = description };

    private static Gen<Responsibility> Row(string slug, HostingModel[] models, string[] frameworks, string[] sources, string[] rows) =>
        from title in Line
        from description in Maybe(Line)
        from note in Maybe(Line)
        from keywords in DistinctLines
        from assessed in Any(models)
        from cells in Each([.. assessed], model => Cell(model, sources))
        from mapped in Any(frameworks)
        from controls in Each([.. mapped], Mapping)
        from sourcesOfRow in Any(sources)
        from related in Any([.. rows.Where(row => row != slug)])
        from reviewedOn in MaybeDate
        from reviewDueOn in MaybeDate
        select new Responsibility
        {
            Slug = slug,
            Title = title,
            Description = description,
            Note = note,
            Keywords = keywords,
            Assignments = [.. cells],
            Controls = [.. controls],
            Sources = sourcesOfRow,
            Related = related,
            ReviewedOn = reviewedOn,
            ReviewDueOn = reviewDueOn,
        };

    private static Gen<ControlMapping> Mapping(string framework) =>
        Gen.OneOf("AC-2", "AC-10", "5.9", "5.10", "CC6.1", "é.1")
            .Array[1, 4]
            .Select(identifiers => new ControlMapping(framework, [.. identifiers.Distinct(StringComparer.OrdinalIgnoreCase)]));

    /// <summary>Generates cells of every form: not yet assessed, one accountable party, several, not applicable.</summary>
    private static Gen<Assignment> Cell(HostingModel model, string[] sources) =>
        from cell in Owned(model)
        from form in Gen.Int[0, 7]
        from sharing in Any([.. model.Parties])
        from reason in Line
        from named in Any(sources)
        select form switch
        {
            0 => new Assignment(model.Slug) { NotApplicable = reason, Basis = cell.Basis, Sources = named },
            1 when sharing.Count >= Assignment.JointlyAccountableMinCount => cell with
            {
                Accountable = null,
                JointlyAccountable = sharing,
                Contributing = cell.Contributing.Where(party => !sharing.Contains(party)).ToValueList(),
                Sources = named,
            },
            _ => cell with { Sources = named },
        };

    private static Gen<Assignment> Owned(HostingModel model) =>
        from accountable in Gen.Int[-1, model.Parties.Count - 1].Select(index => index < 0 ? null : model.Parties[index])
        from contributing in Any([.. model.Parties.Where(party => party != accountable)])
        from noted in Any([.. model.Parties])
        from notes in Each([.. noted], party => Lines.Select(text => new PartyNote(party, text)))
        from basis in SomeBasis
        from customerPart in Gen.OneOf<CustomerPart?>(null, CustomerPart.Configures, CustomerPart.Provides)
        from sharing in Gen.OneOf<Sharing?>(null, Sharing.Independent, Sharing.Dependent)
        select new Assignment(model.Slug)
        {
            Accountable = accountable,
            Contributing = contributing,
            Notes = [.. notes],
            Basis = basis,
            CustomerPart = customerPart,
            Sharing = sharing,
        };

    private static Gen<DateOnly?> MaybeDate { get; } =
        Gen.Bool.SelectMany(given => given ? Date.Select(date => (DateOnly?)date) : Gen.Const((DateOnly?)null));

    private static Gen<string?> Maybe(Gen<string> text) =>
        Gen.Bool.SelectMany(given => given ? text.Select(value => (string?)value) : Gen.Const((string?)null));

    /// <summary>Generates any selection, in order.</summary>
    private static Gen<ValueList<T>> Any<T>(T[] items) =>
        Gen.Bool.Array[items.Length].Select(chosen => items.Where((_, index) => chosen[index]).ToValueList());

    /// <summary>Generates any selection with at least one element, in order.</summary>
    private static Gen<ValueList<T>> Some<T>(T[] items) => Any(items).Select(chosen => chosen.Count > 0 ? chosen : [items[0]]);

    private static Gen<TResult[]> Each<T, TResult>(T[] items, Func<T, Gen<TResult>> generate) => Each(items, (item, _) => generate(item));

    private static Gen<TResult[]> Each<T, TResult>(T[] items, Func<T, int, Gen<TResult>> generate)
    {
        var all = Gen.Const(Array.Empty<TResult>());
        foreach (var (index, item) in items.Index())
        {
            all = all.SelectMany(done => generate(item, index).Select(next => done.Append(next).ToArray()));
        }

        return all;
    }
}
