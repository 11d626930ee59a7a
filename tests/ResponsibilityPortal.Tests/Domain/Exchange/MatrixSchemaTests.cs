using System.Text.Json.Nodes;
using CsCheck;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Exchange;

/// <summary>The published JSON Schema says what the reader checks and the writer writes.</summary>
public sealed class MatrixSchemaTests
{
    private static readonly JsonObject Schema = JsonNode.Parse(SeedMatrix.Schema)!.AsObject();
    private static readonly SchemaValidator Validator = new(Schema);

    private static JsonObject Properties(string type) => (type.Length == 0 ? Schema : Schema["$defs"]![type]!)["properties"]!.AsObject();

    [Fact]
    public void It_names_itself()
    {
        Assert.Equal("urn:responsibility-portal:responsibility-matrix:1", (string?)Schema["$id"]);
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", (string?)Schema["$schema"]);
        Assert.Equal(MatrixFormat.Name, (string?)Schema["properties"]!["format"]!["const"]);
    }

    public static TheoryData<string, string, int> TextLimits { get; } = new()
    {
        { "", "title", Matrix.TitleMaxLength },
        { "", "issuer", Matrix.IssuerMaxLength },
        { "", "summary", Matrix.SummaryMaxLength },
        { "", "guidance", Matrix.GuidanceMaxLength },
        { "", "contact", Matrix.ContactMaxLength },
        { "", "disclaimer", Matrix.DisclaimerMaxLength },
        { "", "frameworkNote", Matrix.FrameworkNoteMaxLength },
        { "party", "letter", 1 },
        { "party", "name", Party.NameMaxLength },
        { "party", "description", Party.DescriptionMaxLength },
        { "party", "examples/items", Party.ExampleMaxLength },
        { "hostingModel", "name", HostingModel.NameMaxLength },
        { "hostingModel", "label", HostingModel.LabelMaxLength },
        { "hostingModel", "definition", HostingModel.DefinitionMaxLength },
        { "hostingModel", "basisNote", HostingModel.BasisNoteMaxLength },
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
        { "domain", "name", ControlDomain.NameMaxLength },
        { "domain", "description", ControlDomain.DescriptionMaxLength },
        { "responsibility", "title", Responsibility.TitleMaxLength },
        { "responsibility", "description", Responsibility.DescriptionMaxLength },
        { "responsibility", "note", Responsibility.NoteMaxLength },
        { "responsibility", "keywords/items", Responsibility.KeywordMaxLength },
    };

    public static TheoryData<string, string, int> CountLimits { get; } = new()
    {
        { "", "parties", Matrix.PartiesMaxCount },
        { "", "hostingModels", Matrix.HostingModelsMaxCount },
        { "", "deployments", Matrix.DeploymentsMaxCount },
        { "", "frameworks", Matrix.FrameworksMaxCount },
        { "", "sources", Matrix.SourcesMaxCount },
        { "", "statements", Matrix.StatementsMaxCount },
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
    };

    [Theory]
    [MemberData(nameof(TextLimits))]
    public void Lengths_are_those_of_the_domain(string type, string property, int limit) => Assert.Equal(limit, (int?)Rule(type, property)["maxLength"]);

    [Theory]
    [MemberData(nameof(CountLimits))]
    public void Counts_are_those_of_the_domain(string type, string property, int limit) => Assert.Equal(limit, (int?)Rule(type, property)["maxItems"]);

    [Fact]
    public void Limits_of_shared_definitions_are_those_of_the_domain()
    {
        var definitions = Schema["$defs"]!;

        Assert.Equal(Slug.MaxLength, (int?)definitions["slug"]!["maxLength"]);
        Assert.Equal(Assignment.NoteMaxLength, (int?)definitions["note"]!["maxLength"]);
        Assert.Equal(ControlMapping.IdentifiersMaxCount, (int?)definitions["identifiers"]!["maxItems"]);
        Assert.Equal(ControlMapping.IdentifierMaxLength, (int?)definitions["identifiers"]!["items"]!["maxLength"]);
    }

    [Fact]
    public void No_limit_of_the_schema_goes_uncompared()
    {
        const int inSharedDefinitions = 4;

        Assert.Equal(TextLimits.Count + CountLimits.Count + inSharedDefinitions, Limits(Schema));

        static int Limits(JsonNode? node) => node switch
        {
            JsonObject members => members.Sum(member => (member.Key is "maxLength" or "maxItems" ? 1 : 0) + Limits(member.Value)),
            JsonArray items => items.Sum(Limits),
            _ => 0,
        };
    }

    [Fact]
    public void Patterns_are_those_of_the_domain()
    {
        Assert.Equal(Slug.Pattern, (string?)Schema["$defs"]!["slug"]!["pattern"]);
        Assert.Equal(Party.LetterPattern, (string?)Rule("party", "letter")["pattern"]);
        Assert.Equal(Source.UrlPattern, (string?)Rule("source", "url")["pattern"]);
    }

    [Fact]
    public void Words_are_those_of_the_domain()
    {
        AssertWords(MatrixFormat.Standings.Keys, Rule("", "standing"));
        AssertWords(MatrixFormat.Bases.Keys, Schema["$defs"]!["basis"]!);
        AssertWords(MatrixFormat.CustomerParts.Keys, Rule("assignment", "customerPart"));
        AssertWords(MatrixFormat.Sharings.Keys, Rule("assignment", "sharing"));

        static void AssertWords(IEnumerable<string> words, JsonNode rule) =>
            Assert.Equal(words.Order(StringComparer.Ordinal), rule["enum"]!.AsArray().Select(word => (string)word!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_property_is_titled_and_described_and_every_object_is_closed()
    {
        var types = Schema["$defs"]!.AsObject().Select(type => type.Value!.AsObject()).Where(type => type.ContainsKey("properties")).Append(Schema).ToList();
        var properties = types.SelectMany(type => type["properties"]!.AsObject()).ToList();

        Assert.Equal(10, types.Count);
        Assert.All(types, type => Assert.Equal("false", type["additionalProperties"]!.ToJsonString()));
        Assert.All(properties, property => Assert.False(string.IsNullOrEmpty((string?)property.Value!["title"]) || string.IsNullOrEmpty((string?)property.Value["description"]), property.Key));
    }

    [Fact]
    public void Its_properties_are_those_that_the_writer_writes()
    {
        var full = JsonNode.Parse(MatrixWriter.Write(Full()))!.AsObject();
        var row = full["domains"]![0]!["responsibilities"]![0]!.AsObject();

        AssertProperties("", full);
        AssertProperties("party", full["parties"]![0]!);
        AssertProperties("hostingModel", full["hostingModels"]![0]!);
        AssertProperties("deployment", full["deployments"]![0]!);
        AssertProperties("framework", full["frameworks"]![0]!);
        AssertProperties("source", full["sources"]![0]!);
        AssertProperties("statement", full["statements"]![0]!);
        AssertProperties("domain", full["domains"]![0]!);
        AssertProperties("responsibility", row);
        AssertProperties("assignment", row["assignments"]!["m"]!);
        Assert.Equal(Full(), TestMatrix.Accepted(MatrixWriter.Write(Full())));

        static void AssertProperties(string type, JsonNode written) =>
            Assert.Equal(Properties(type).Select(property => property.Key).Order(StringComparer.Ordinal), written.AsObject().Select(property => property.Key));
    }

    [Fact]
    public void It_accepts_the_built_in_matrix_and_the_test_matrix()
    {
        Assert.Empty(Validator.Validate(JsonNode.Parse(SeedMatrix.Bytes)));
        Assert.Empty(Validator.Validate(TestMatrix.Json()));
    }

    [Fact]
    public void It_accepts_whatever_the_writer_writes() =>
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
    [InlineData("/domains/0/responsibilities/0/keywords", """["a","a"]""", "/domains/0/responsibilities/0/keywords: uniqueItems")]
    [InlineData("/domains/0/responsibilities/0/controls/alpha", "[]", "/domains/0/responsibilities/0/controls/alpha: minItems")]
    [InlineData("/domains/0/responsibilities/0/controls/alpha/0", "\"A-1,A-2\"", "/domains/0/responsibilities/0/controls/alpha/0: pattern")]
    [InlineData("/domains/0/responsibilities/0/assignments/Own", "{}", "/domains/0/responsibilities/0/assignments/Own: pattern")]
    [InlineData("/domains/0/responsibilities/0/assignments/own/basis", "\"guess\"", "/domains/0/responsibilities/0/assignments/own/basis: enum")]
    public void It_refuses_what_the_reader_refuses(string pointer, string json, string errors)
    {
        var document = TestMatrix.With(pointer, json);

        Assert.IsType<MatrixReadOutcome.Refused>(MatrixReader.Read(document, TestContext.Current.CancellationToken));
        Assert.Equal(errors, string.Join(' ', Validator.Validate(JsonNode.Parse(document)).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Required_is_what_the_reader_misses()
    {
        var bare = JsonNode.Parse("""{"parties":[{}],"hostingModels":[{}],"deployments":[{}],"frameworks":[{}],"sources":[{}],"statements":[{}],"domains":[{"responsibilities":[{"assignments":{"m":{}}}]}]}""")!;
        var missed = TestMatrix.Problems(TestMatrix.ToBytes(bare))
            .Where(problem => problem.Sentence.StartsWith("lacks", StringComparison.Ordinal))
            .Select(problem => $"{problem.Pointer} {problem.Sentence.Split('\'')[1]}")
            .ToHashSet(StringComparer.Ordinal);

        (string Pointer, string Type)[] places =
        [
            ("", ""), ("/parties/0", "party"), ("/hostingModels/0", "hostingModel"), ("/deployments/0", "deployment"), ("/frameworks/0", "framework"),
            ("/sources/0", "source"), ("/statements/0", "statement"), ("/domains/0", "domain"), ("/domains/0/responsibilities/0", "responsibility"),
            ("/domains/0/responsibilities/0/assignments/m", "assignment"),
        ];
        var given = bare.AsObject().Select(property => $" {property.Key}").Append("/domains/0 responsibilities");
        var required = places.SelectMany(place => (place.Type.Length == 0 ? Schema : Schema["$defs"]![place.Type]!)["required"]!.AsArray().Select(name => $"{place.Pointer} {(string)name!}"));

        Assert.Equal(required.Except(given).Order(StringComparer.Ordinal), missed.Order(StringComparer.Ordinal));
    }

    private static JsonNode Rule(string type, string property) =>
        property.Split('/').Aggregate((JsonNode)Properties(type), (node, name) => node[name] ?? throw new InvalidOperationException($"The schema has no {type}/{property}."));

    /// <summary>A matrix in which everything is said that can be said.</summary>
    private static Matrix Full() => new()
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
        Parties = [new Party("p", "P", "P") { Description = "D", Examples = ["E"] }],
        HostingModels = [new HostingModel { Slug = "m", Name = "M", Label = "L", Definition = "D", Products = ["P"], Parties = ["p"], Basis = Basis.Sourced, BasisNote = "B", Aliases = ["A"] }],
        Deployments = [new Deployment("d", "D", ["m"]) { Note = "N" }],
        Frameworks = [new Framework("f", "F", "1") { Note = "N" }],
        Sources = [new Source("s", "S", "https://s.example/", "k") { CheckedOn = new DateOnly(2026, 1, 31) }],
        Statements = [new Statement("st", "S", ["r"])],
        Domains =
        [
            new ControlDomain("do", "D",
            [
                new Responsibility
                {
                    Slug = "r",
                    Title = "T",
                    Description = "D",
                    Note = "N",
                    Keywords = ["K"],
                    Assignments = [new Assignment("m") { Accountable = "p", Notes = [new PartyNote("p", "N")], Basis = Basis.Judgement, CustomerPart = CustomerPart.Provides, Sharing = Sharing.Dependent }],
                    Controls = [new ControlMapping("f", ["F-1"])],
                    Sources = ["s"],
                    Related = ["q"],
                    ReviewedOn = new DateOnly(2026, 1, 31),
                    ReviewDueOn = new DateOnly(2027, 1, 31),
                },
                new Responsibility { Slug = "q", Title = "Q" },
            ])
            { Description = "D" },
        ],
    };
}
