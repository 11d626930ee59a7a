using System.Text.Json.Nodes;
using CsCheck;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Exchange;

/// <summary>The published JSON Schema matches the checks of the reader and the output of the writer.</summary>
public sealed class MatrixSchemaTests
{
    private static readonly JsonObject Schema = JsonNode.Parse(SeedMatrix.Schema)!.AsObject();
    private static readonly SchemaValidator Validator = new(Schema);

    private static JsonObject Properties(string type) => (type.Length == 0 ? Schema : Schema["$defs"]![type]!)["properties"]!.AsObject();

    [Fact]
    public void Schema_NamesItsOwnAddress()
    {
        Assert.Equal("urn:responsibility-portal:responsibility-matrix:1", (string?)Schema["$id"]);
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", (string?)Schema["$schema"]);
        Assert.Equal(MatrixFormat.Name, (string?)Schema["properties"]!["format"]!["const"]);
    }

    public static TheoryData<string, string, int> TextLimits { get; } =
        new()
        {
            { "", "title", Matrix.TitleMaxLength },
            { "", "issuer", Matrix.IssuerMaxLength },
            { "", "summary", Matrix.SummaryMaxLength },
            { "", "guidance", Matrix.GuidanceMaxLength },
            { "", "contact", Matrix.ContactMaxLength },
            { "", "disclaimer", Matrix.DisclaimerMaxLength },
            { "", "frameworkNote", Matrix.FrameworkNoteMaxLength },
            { "", "lang", LanguageTag.MaxLength },
            { "columnKind", "singular", ColumnKind.WordMaxLength },
            { "columnKind", "plural", ColumnKind.WordMaxLength },
            { "party", "letter", 1 },
            { "party", "name", Party.NameMaxLength },
            { "party", "description", Party.DescriptionMaxLength },
            { "party", "examples/items", Party.ExampleMaxLength },
            { "hostingModel", "name", HostingModel.NameMaxLength },
            { "hostingModel", "label", HostingModel.LabelMaxLength },
            { "hostingModel", "definition", HostingModel.DefinitionMaxLength },
            { "hostingModel", "basisNote", HostingModel.BasisNoteMaxLength },
            { "hostingModel", "note", HostingModel.NoteMaxLength },
            { "hostingModel", "products/items", HostingModel.ProductMaxLength },
            { "hostingModel", "aliases/items", HostingModel.AliasMaxLength },
            { "deployment", "name", Deployment.NameMaxLength },
            { "deployment", "note", Deployment.NoteMaxLength },
            { "framework", "name", Framework.NameMaxLength },
            { "framework", "version", Framework.VersionMaxLength },
            { "framework", "note", Framework.NoteMaxLength },
            { "source", "title", Source.TitleMaxLength },
            { "source", "url", Source.UrlMaxLength },
            { "statement", "text", Statement.TextMaxLength },
            { "", "synonyms/items/items", SynonymGroup.TermMaxLength },
            { "domain", "name", ControlDomain.NameMaxLength },
            { "domain", "description", ControlDomain.DescriptionMaxLength },
            { "responsibility", "title", Responsibility.TitleMaxLength },
            { "responsibility", "description", Responsibility.DescriptionMaxLength },
            { "responsibility", "note", Responsibility.NoteMaxLength },
            { "assignment", "notApplicable", Assignment.NotApplicableMaxLength },
            { "responsibility", "keywords/items", Responsibility.KeywordMaxLength },
        };

    public static TheoryData<string, string, int> CountLimits { get; } =
        new()
        {
            { "", "parties", Matrix.PartiesMaxCount },
            { "", "hostingModels", Matrix.HostingModelsMaxCount },
            { "", "deployments", Matrix.DeploymentsMaxCount },
            { "", "frameworks", Matrix.FrameworksMaxCount },
            { "", "sources", Matrix.SourcesMaxCount },
            { "", "statements", Matrix.StatementsMaxCount },
            { "", "synonyms", Matrix.SynonymGroupsMaxCount },
            { "", "synonyms/items", SynonymGroup.TermsMaxCount },
            { "", "domains", Matrix.DomainsMaxCount },
            { "party", "examples", Party.ExamplesMaxCount },
            { "hostingModel", "products", HostingModel.ProductsMaxCount },
            { "hostingModel", "aliases", HostingModel.AliasesMaxCount },
            { "hostingModel", "parties", Matrix.PartiesMaxCount },
            { "deployment", "hostingModels", Matrix.HostingModelsMaxCount },
            { "statement", "responsibilities", Statement.ResponsibilitiesMaxCount },
            { "domain", "responsibilities", Matrix.ResponsibilitiesMaxCount },
            { "responsibility", "keywords", Responsibility.KeywordsMaxCount },
            { "responsibility", "sources", Responsibility.SourcesMaxCount },
            { "responsibility", "related", Responsibility.RelatedMaxCount },
            { "assignment", "contributing", Matrix.PartiesMaxCount },
            { "assignment", "jointlyAccountable", Matrix.PartiesMaxCount },
            { "assignment", "sources", Assignment.SourcesMaxCount },
        };

    [Theory]
    [MemberData(nameof(TextLimits))]
    public void Schema_Lengths_MatchTheDomain(string type, string property, int limit) =>
        Assert.Equal(limit, (int?)Rule(type, property)["maxLength"]);

    [Theory]
    [MemberData(nameof(CountLimits))]
    public void Schema_Counts_MatchTheDomain(string type, string property, int limit) =>
        Assert.Equal(limit, (int?)Rule(type, property)["maxItems"]);

    [Fact]
    public void Schema_LimitsOfSharedDefinitions_MatchTheDomain()
    {
        var definitions = Schema["$defs"]!;

        Assert.Equal(Slug.MaxLength, (int?)definitions["slug"]!["maxLength"]);
        Assert.Equal(Assignment.NoteMaxLength, (int?)definitions["note"]!["maxLength"]);
        Assert.Equal(ControlMapping.IdentifiersMaxCount, (int?)definitions["identifiers"]!["maxItems"]);
        Assert.Equal(Assignment.JointlyAccountableMinCount, (int?)Rule("assignment", "jointlyAccountable")["minItems"]);
        Assert.Equal(ControlMapping.IdentifierMaxLength, (int?)definitions["identifiers"]!["items"]!["maxLength"]);
    }

    [Fact]
    public void Schema_EveryLimit_IsCompared()
    {
        const int inSharedDefinitions = 4;

        Assert.Equal(TextLimits.Count + CountLimits.Count + inSharedDefinitions, Limits(Schema));

        static int Limits(JsonNode? node) =>
            node switch
            {
                JsonObject members => members.Sum(member => (member.Key is "maxLength" or "maxItems" ? 1 : 0) + Limits(member.Value)),
                JsonArray items => items.Sum(Limits),
                _ => 0,
            };
    }

    [Fact]
    public void Schema_Patterns_MatchTheDomain()
    {
        Assert.Equal(Slug.Pattern, (string?)Schema["$defs"]!["slug"]!["pattern"]);
        Assert.Equal(Party.LetterPattern, (string?)Rule("party", "letter")["pattern"]);
        Assert.Equal(LanguageTag.Pattern, (string?)Rule("", "lang")["pattern"]);
        Assert.Equal(Source.UrlPattern, (string?)Rule("source", "url")["pattern"]);
    }

    [Fact]
    public void Schema_Words_MatchTheDomain()
    {
        AssertWords(MatrixFormat.Standings.Keys, Rule("", "standing"));
        AssertWords(MatrixFormat.Bases.Keys, Schema["$defs"]!["basis"]!);
        AssertWords(MatrixFormat.CustomerParts.Keys, Rule("assignment", "customerPart"));
        AssertWords(MatrixFormat.Sharings.Keys, Rule("assignment", "sharing"));

        static void AssertWords(IEnumerable<string> words, JsonNode rule) =>
            Assert.Equal(
                words.Order(StringComparer.Ordinal),
                rule["enum"]!.AsArray().Select(word => (string)word!).Order(StringComparer.Ordinal)
            );
    }

    [Fact]
    public void Schema_EveryProperty_HasATitleAndEveryObjectIsClosed()
    {
        var types = Schema["$defs"]!
            .AsObject()
            .Select(type => type.Value!.AsObject())
            .Where(type => type.ContainsKey("properties"))
            .Append(Schema)
            .ToList();
        var properties = types.SelectMany(type => type["properties"]!.AsObject()).ToList();

        Assert.Equal(11, types.Count);
        Assert.All(types, type => Assert.Equal("false", type["additionalProperties"]!.ToJsonString()));
        Assert.All(
            properties,
            property =>
                Assert.False(
                    string.IsNullOrEmpty((string?)property.Value!["title"]) || string.IsNullOrEmpty((string?)property.Value["description"]),
                    property.Key
                )
        );
    }

    [Fact]
    public void Schema_Properties_MatchTheWriter()
    {
        var full = JsonNode.Parse(MatrixWriter.Write(Full()))!.AsObject();
        var row = full["domains"]![0]!["responsibilities"]![0]!.AsObject();

        AssertProperties("", full);
        AssertProperties("columnKind", full["columnKind"]!);
        AssertProperties("party", full["parties"]![0]!);
        AssertProperties("hostingModel", full["hostingModels"]![0]!);
        AssertProperties("deployment", full["deployments"]![0]!);
        AssertProperties("framework", full["frameworks"]![0]!);
        AssertProperties("source", full["sources"]![0]!);
        AssertProperties("statement", full["statements"]![0]!);
        AssertProperties("domain", full["domains"]![0]!);
        AssertProperties("responsibility", row);
        AssertProperties("assignment", CellsOf(full));
        Assert.Equal(Full(), TestMatrix.Accepted(MatrixWriter.Write(Full())));

        // No cell can have every property: accountable, jointly accountable and not applicable exclude each other.
        static JsonObject CellsOf(JsonObject full) =>
            new(
                full["domains"]![0]!["responsibilities"]!
                    .AsArray()
                    .SelectMany(row => row!["assignments"]?.AsObject() ?? [])
                    .SelectMany(cell => cell.Value!.AsObject())
                    .DistinctBy(property => property.Key)
                    .OrderBy(property => property.Key, StringComparer.Ordinal)
                    .Select(property => KeyValuePair.Create(property.Key, property.Value?.DeepClone()))
            );

        static void AssertProperties(string type, JsonNode written) =>
            Assert.Equal(
                Properties(type).Select(property => property.Key).Order(StringComparer.Ordinal),
                written.AsObject().Select(property => property.Key)
            );
    }

    [Fact]
    public void Schema_BuiltInAndTestMatrix_AreAccepted()
    {
        Assert.Empty(Validator.Validate(JsonNode.Parse(SeedMatrix.Bytes)));
        Assert.Empty(Validator.Validate(TestMatrix.Json()));
    }

    [Fact]
    public void Schema_WrittenMatrix_IsAccepted() =>
        MatrixGenerator.Matrices.Sample(matrix => Assert.Empty(Validator.Validate(JsonNode.Parse(MatrixWriter.Write(matrix)))), iter: 100);

    [Theory]
    [InlineData("/colour", "\"red\"", ": additionalProperties")]
    [InlineData("/format", "\"responsibility-matrix/2\"", "/format: const")]
    [InlineData("/slug", "\"Lamp\"", "/slug: pattern")]
    [InlineData("/title", "\"\"", "/title: minLength /title: pattern")]
    [InlineData("/title", "\" Lamp\"", "/title: pattern")]
    [InlineData("/title", "\"La\\nmp\"", "/title: pattern")]
    [InlineData("/title", "\"Lamp\\n\"", "/title: pattern")]
    [InlineData("/title", "\"La\\u0085mp\"", "/title: pattern")]
    [InlineData("/title", "\"La\\u2028mp\"", "/title: pattern")]
    [InlineData("/title", "7", "/title: type")]
    [InlineData("/contact", "null", "/contact: type")]
    [InlineData("/guidance", "\"La\\u000bmp\"", "/guidance: pattern")]
    [InlineData("/standing", "\"Official\"", "/standing: enum")]
    [InlineData("/parties", "[]", "/parties: minItems")]
    [InlineData("/parties/0/letter", "\"p\"", "/parties/0/letter: pattern")]
    [InlineData("/frameworks/0", """{"slug":"alpha","name":"Alpha"}""", "/frameworks/0: required")]
    [InlineData("/sources/0/url", "\"javascript:alert(1)\"", "/sources/0/url: pattern")]
    [InlineData("/sources/0/checkedOn", "\"2026-02-30\"", "/sources/0/checkedOn: format")]
    [InlineData("/lang", "\"EN\"", "/lang: pattern")]
    [InlineData("/lang", "\"zh-hant\"", "/lang: pattern")]
    [InlineData("/columnKind", """{"singular":"service"}""", "/columnKind: required")]
    [InlineData("/columnKind", """{"singular":"service\n","plural":"services"}""", "/columnKind/singular: pattern")]
    [InlineData("/allowsJointAccountability", "\"yes\"", "/allowsJointAccountability: type")]
    [InlineData(
        "/domains/0/responsibilities/0/assignments/own",
        """{"jointlyAccountable":["vendor"]}""",
        "/domains/0/responsibilities/0/assignments/own/jointlyAccountable: minItems"
    )]
    [InlineData(
        "/domains/0/responsibilities/0/assignments/own",
        """{"jointlyAccountable":[]}""",
        "/domains/0/responsibilities/0/assignments/own/jointlyAccountable: minItems"
    )]
    [InlineData("/synonyms", """[["a"],"b"]""", "/synonyms/1: type")]
    [InlineData("/synonyms", "[[]]", "/synonyms/0: minItems")]
    [InlineData("/synonyms", """[["a","a"]]""", "/synonyms/0: uniqueItems")]
    [InlineData("/synonyms", """[["a ","b"]]""", "/synonyms/0/0: pattern")]
    [InlineData("/synonyms", """[["a","b"],["a","b"]]""", "/synonyms: uniqueItems")]
    [InlineData("/defaultSynonyms", "\"no\"", "/defaultSynonyms: type")]
    [InlineData("/domains/0/responsibilities/0/keywords", """["a","a"]""", "/domains/0/responsibilities/0/keywords: uniqueItems")]
    [InlineData("/domains/0/responsibilities/0/controls/alpha", "[]", "/domains/0/responsibilities/0/controls/alpha: minItems")]
    [InlineData("/domains/0/responsibilities/0/controls/alpha/0", "\"A-1,A-2\"", "/domains/0/responsibilities/0/controls/alpha/0: pattern")]
    [InlineData("/domains/0/responsibilities/0/assignments/Own", "{}", "/domains/0/responsibilities/0/assignments/Own: pattern")]
    [InlineData(
        "/domains/0/responsibilities/0/assignments/own/basis",
        "\"guess\"",
        "/domains/0/responsibilities/0/assignments/own/basis: enum"
    )]
    public void Schema_RefusesWhatTheReaderRefuses(string pointer, string json, string errors)
    {
        var document = TestMatrix.With(pointer, json);

        Assert.IsType<MatrixReadOutcome.Refused>(MatrixReader.Read(document, TestContext.Current.CancellationToken));
        Assert.Equal(errors, string.Join(' ', Validator.Validate(JsonNode.Parse(document)).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Schema_RequiredProperties_MatchTheReader()
    {
        var bare = JsonNode.Parse(
            """{"parties":[{}],"hostingModels":[{}],"deployments":[{}],"frameworks":[{}],"sources":[{}],"statements":[{}],"domains":[{"responsibilities":[{"assignments":{"m":{}}}]}]}"""
        )!;
        var missed = TestMatrix
            .Problems(TestMatrix.ToBytes(bare))
            .Where(problem => problem.Sentence.StartsWith("lacks", StringComparison.Ordinal))
            .Select(problem => $"{problem.Pointer} {problem.Sentence.Split('\'')[1]}")
            .ToHashSet(StringComparer.Ordinal);

        (string Pointer, string Type)[] places =
        [
            ("", ""),
            ("/parties/0", "party"),
            ("/hostingModels/0", "hostingModel"),
            ("/deployments/0", "deployment"),
            ("/frameworks/0", "framework"),
            ("/sources/0", "source"),
            ("/statements/0", "statement"),
            ("/domains/0", "domain"),
            ("/domains/0/responsibilities/0", "responsibility"),
            ("/domains/0/responsibilities/0/assignments/m", "assignment"),
        ];
        var given = bare.AsObject().Select(property => $" {property.Key}").Append("/domains/0 responsibilities");
        var required = places.SelectMany(place =>
            (place.Type.Length == 0 ? Schema : Schema["$defs"]![place.Type]!)["required"]!
                .AsArray()
                .Select(name => $"{place.Pointer} {(string)name!}")
        );

        Assert.Equal(required.Except(given).Order(StringComparer.Ordinal), missed.Order(StringComparer.Ordinal));
    }

    private static JsonNode Rule(string type, string property) =>
        property
            .Split('/')
            .Aggregate(
                (JsonNode)Properties(type),
                (node, name) => node[name] ?? throw new InvalidOperationException($"The schema has no {type}/{property}.")
            );

    /// <summary>A matrix with a value for every property.</summary>
    private static Matrix Full() =>
        new()
        {
            Slug = "full",
            Title = "T",
            Issuer = "I",
            Standing = Standing.Official,
            Summary = "S",
            Guidance = "G",
            Contact = "C",
            Disclaimer = "D",
            FrameworkNote = "N",
            Language = "de-CH",
            ColumnKind = new ColumnKind("service", "services"),
            AllowsJointAccountability = true,
            Parties = [new Party("p", "P", "P") { Description = "D", Examples = ["E"] }, new Party("q", "Q", "Q")],
            HostingModels =
            [
                new HostingModel
                {
                    Slug = "m",
                    Name = "M",
                    Label = "L",
                    Definition = "D",
                    Products = ["P"],
                    Parties = ["p", "q"],
                    Basis = Basis.Sourced,
                    BasisNote = "B",
                    Note = "N",
                    Aliases = ["A"],
                },
            ],
            Deployments = [new Deployment("d", "D", ["m"]) { Note = "N" }],
            Frameworks = [new Framework("f", "F", "1") { Note = "N" }],
            Sources = [new Source("s", "S", "https://s.example/", "k") { CheckedOn = new DateOnly(2026, 1, 31) }],
            Statements = [new Statement("st", "S", ["r"])],
            Synonyms = [new SynonymGroup(["T", "U"])],
            UsesDefaultSynonyms = false,
            Domains =
            [
                new ControlDomain(
                    "do",
                    "D",
                    [
                        new Responsibility
                        {
                            Slug = "r",
                            Title = "T",
                            Description = "D",
                            Note = "N",
                            Keywords = ["K"],
                            Assignments =
                            [
                                new Assignment("m")
                                {
                                    Accountable = "p",
                                    Notes = [new PartyNote("p", "N")],
                                    Basis = Basis.Judgement,
                                    CustomerPart = CustomerPart.Provides,
                                    Sharing = Sharing.Dependent,
                                    Sources = ["s"],
                                },
                            ],
                            Controls = [new ControlMapping("f", ["F-1"])],
                            Sources = ["s"],
                            Related = ["q"],
                            ReviewedOn = new DateOnly(2026, 1, 31),
                            ReviewDueOn = new DateOnly(2027, 1, 31),
                        },
                        new Responsibility
                        {
                            Slug = "q",
                            Title = "Q",
                            Assignments = [new Assignment("m") { JointlyAccountable = ["p", "q"] }],
                        },
                        new Responsibility { Slug = "t", Title = "T", Assignments = [new Assignment("m") { NotApplicable = "N" }] },
                    ]
                )
                {
                    Description = "D",
                },
            ],
        };
}
