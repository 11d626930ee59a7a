using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Exchange;

public sealed class MatrixReaderTests
{
    private const string NotApplicableAlone =
        "can't be combined with parties or what they do. A duty that is not applicable has a reason, and may have a basis and sources, "
        + "but no parties and no notes.";

    private const string FirstRow = "/domains/0/responsibilities/0";
    private const string FirstCell = FirstRow + "/assignments/hosted";

    [Fact]
    public void Read_ValidDocument_ReturnsEverything()
    {
        var matrix = TestMatrix.Read();

        Assert.Equal(Standing.Example, matrix.Standing);
        Assert.Equal(["backups", "restore", "sign-in", "buildings"], matrix.Responsibilities.Select(row => row.Slug));
        var cell = matrix.Responsibilities.First().In("hosted")!;
        Assert.Equal("vendor", cell.Accountable);
        Assert.Equal(["customer"], cell.Contributing);
        Assert.Equal("Sets the schedule", cell.NoteOf("customer"));
        Assert.Equal((Basis.Sourced, CustomerPart.Configures, Sharing.Dependent), (cell.Basis, cell.CustomerPart, cell.Sharing));
        Assert.Equal(new DateOnly(2026, 1, 31), matrix.Sources[0].CheckedOn);
        Assert.Equal("customer", matrix.ReadersParty?.Slug);
    }

    [Theory]
    // Unknown properties, at each level.
    [InlineData("/colour", "\"red\"", "/colour", "is not a property of this object; check the spelling.")]
    [InlineData("/parties/0/colour", "\"red\"", "/parties/0/colour", "is not a property of this object; check the spelling.")]
    [InlineData("/hostingModels/0/colour", "\"red\"", "/hostingModels/0/colour", "is not a property of this object; check the spelling.")]
    [InlineData("/deployments/0/colour", "\"red\"", "/deployments/0/colour", "is not a property of this object; check the spelling.")]
    [InlineData("/frameworks/0/colour", "\"red\"", "/frameworks/0/colour", "is not a property of this object; check the spelling.")]
    [InlineData("/sources/0/colour", "\"red\"", "/sources/0/colour", "is not a property of this object; check the spelling.")]
    [InlineData("/statements/0/colour", "\"red\"", "/statements/0/colour", "is not a property of this object; check the spelling.")]
    [InlineData("/domains/0/colour", "\"red\"", "/domains/0/colour", "is not a property of this object; check the spelling.")]
    [InlineData(FirstRow + "/colour", "\"red\"", FirstRow + "/colour", "is not a property of this object; check the spelling.")]
    [InlineData(FirstCell + "/a~1b", "\"red\"", FirstCell + "/a~1b", "is not a property of this object; check the spelling.")]
    [InlineData("/Title", "\"Twice\"", "/Title", "is not a property of this object; check the spelling.")]
    // The format.
    [InlineData(
        "/format",
        "\"responsibility-matrix/2\"",
        "/format",
        "'responsibility-matrix/2' is not a format this release reads; expected 'responsibility-matrix/1'."
    )]
    // Names.
    [InlineData(
        "/slug",
        "\"Lamp\"",
        "/slug",
        "'Lamp' is not a slug: lower-case words of a-z and 0-9, beginning with a letter, joined by single hyphens, at most 64 characters."
    )]
    [InlineData(
        "/sources/0/kind",
        "\"vendor docs\"",
        "/sources/0/kind",
        "'vendor docs' is not a slug: lower-case words of a-z and 0-9, beginning with a letter, joined by single hyphens, at most 64 "
            + "characters."
    )]
    [InlineData(
        "/parties/-",
        """{"slug":"cloud","letter":"X","name":"X"}""",
        "/parties/3/slug",
        "'cloud' is already the party of an earlier entry; each must be unique."
    )]
    [InlineData("/parties/1/letter", "\"P\"", "/parties/1/letter", "'P' is already the letter of an earlier entry; each must be unique.")]
    [InlineData(
        "/hostingModels/-",
        """{"slug":"hosted","name":"X","parties":["vendor"]}""",
        "/hostingModels/2/slug",
        "'hosted' is already the hosting model of an earlier entry; each must be unique."
    )]
    [InlineData(
        "/deployments/1/slug",
        "\"lamp-cloud\"",
        "/deployments/1/slug",
        "'lamp-cloud' is already the deployment of an earlier entry; each must be unique."
    )]
    [InlineData(
        "/frameworks/-",
        """{"slug":"alpha","name":"X","version":"1"}""",
        "/frameworks/2/slug",
        "'alpha' is already the framework of an earlier entry; each must be unique."
    )]
    [InlineData(
        "/domains/1/slug",
        "\"recovery\"",
        "/domains/1/slug",
        "'recovery' is already the domain of an earlier entry; each must be unique."
    )]
    [InlineData(
        "/domains/1/responsibilities/0/slug",
        "\"backups\"",
        "/domains/1/responsibilities/0/slug",
        "'backups' is already the responsibility of an earlier entry; each must be unique."
    )]
    [InlineData(
        "/sources/-",
        """{"slug":"docs","title":"T","url":"https://a.example/","kind":"k"}""",
        "/sources/1/slug",
        "'docs' is already the source of an earlier entry; each must be unique."
    )]
    [InlineData(
        "/statements/-",
        """{"slug":"s1","text":"T","responsibilities":["backups"]}""",
        "/statements/1/slug",
        "'s1' is already the statement of an earlier entry; each must be unique."
    )]
    [InlineData("/parties/0/letter", "\"p\"", "/parties/0/letter", "'p' must be one capital letter A-Z or digit.")]
    [InlineData("/parties/0/letter", "\"PP\"", "/parties/0/letter", "'PP' must be one capital letter A-Z or digit.")]
    // References without a target.
    [InlineData(
        "/hostingModels/1/parties/-",
        "\"nobody\"",
        "/hostingModels/1/parties/2",
        "'nobody' is not a party of this matrix; it has cloud, vendor, customer."
    )]
    [InlineData(
        "/deployments/0/hostingModels/0",
        "\"nowhere\"",
        "/deployments/0/hostingModels/0",
        "'nowhere' is not a hosting model of this matrix; it has hosted, own."
    )]
    [InlineData(
        "/statements/0/responsibilities/1",
        "\"nothing\"",
        "/statements/0/responsibilities/1",
        "'nothing' is not a responsibility of this matrix."
    )]
    [InlineData(FirstRow + "/sources/0", "\"nothing\"", FirstRow + "/sources/0", "'nothing' is not a source of this matrix.")]
    [InlineData(FirstRow + "/related", """["nothing"]""", FirstRow + "/related/0", "'nothing' is not a responsibility of this matrix.")]
    [InlineData(FirstRow + "/related", """["backups"]""", FirstRow + "/related/0", "names the row itself.")]
    [InlineData(
        FirstRow + "/controls/gamma",
        """["G-1"]""",
        FirstRow + "/controls/gamma",
        "'gamma' is not a framework of this matrix; it has alpha, beta."
    )]
    [InlineData(
        FirstRow + "/assignments/moon",
        """{"accountable":"customer"}""",
        FirstRow + "/assignments/moon",
        "'moon' is not a hosting model of this matrix; it has hosted, own."
    )]
    [InlineData(
        FirstRow + "/assignments/",
        """{"accountable":"customer"}""",
        FirstRow + "/assignments/",
        "'' is not a slug: lower-case words of a-z and 0-9, beginning with a letter, joined by single hyphens, at most 64 characters."
    )]
    [InlineData(
        FirstRow + "/controls/",
        """["G-1"]""",
        FirstRow + "/controls/",
        "'' is not a slug: lower-case words of a-z and 0-9, beginning with a letter, joined by single hyphens, at most 64 characters."
    )]
    [InlineData(
        FirstCell + "/notes/",
        "\"Does it\"",
        FirstCell + "/notes/",
        "'' is not a slug: lower-case words of a-z and 0-9, beginning with a letter, joined by single hyphens, at most 64 characters."
    )]
    [InlineData(
        FirstCell + "/accountable",
        "\"nobody\"",
        FirstCell + "/accountable",
        "'nobody' is not a party of this matrix; it has cloud, vendor, customer."
    )]
    [InlineData(
        FirstCell + "/contributing/0",
        "\"nobody\"",
        FirstCell + "/contributing/0",
        "'nobody' is not a party of this matrix; it has cloud, vendor, customer."
    )]
    [InlineData(
        FirstCell + "/notes/nobody",
        "\"Does it\"",
        FirstCell + "/notes/nobody",
        "'nobody' is not a party of this matrix; it has cloud, vendor, customer."
    )]
    // Parties that are not present, and parties with two parts.
    [InlineData(
        FirstRow + "/assignments/own/accountable",
        "\"cloud\"",
        FirstRow + "/assignments/own/accountable",
        "'cloud' does not exist in the hosting model 'own'; it has vendor, customer."
    )]
    [InlineData(
        FirstRow + "/assignments/own/contributing",
        """["cloud"]""",
        FirstRow + "/assignments/own/contributing/0",
        "'cloud' does not exist in the hosting model 'own'; it has vendor, customer."
    )]
    [InlineData(
        FirstRow + "/assignments/own/notes",
        """{"cloud":"Does it"}""",
        FirstRow + "/assignments/own/notes/cloud",
        "'cloud' does not exist in the hosting model 'own'; it has vendor, customer."
    )]
    [InlineData(
        FirstCell + "/contributing/0",
        "\"vendor\"",
        FirstCell + "/contributing/0",
        "'vendor' is accountable here and cannot contribute as well."
    )]
    // The forms of a cell.
    [InlineData(
        FirstRow + "/assignments/own",
        """{"jointlyAccountable":["vendor","customer"]}""",
        FirstRow + "/assignments/own/jointlyAccountable",
        "is not allowed in this matrix. Name one accountable party, or set 'allowsJointAccountability' to true in the matrix."
    )]
    [InlineData(
        FirstRow + "/assignments/own",
        """{"accountable":"vendor","jointlyAccountable":["vendor","customer"]}""",
        FirstRow + "/assignments/own/jointlyAccountable",
        "can't be combined with 'accountable'. Name one accountable party, or the parties that share accountability, but not both."
    )]
    [InlineData(
        FirstRow + "/assignments/own",
        """{"jointlyAccountable":["vendor"]}""",
        FirstRow + "/assignments/own/jointlyAccountable",
        "must name at least 2; leave it out otherwise."
    )]
    [InlineData(
        FirstRow + "/assignments/own",
        """{"accountable":"vendor","notApplicable":"No hardware"}""",
        FirstRow + "/assignments/own/notApplicable",
        NotApplicableAlone
    )]
    [InlineData(
        FirstRow + "/assignments/own",
        """{"notApplicable":"No hardware","notes":{"vendor":"Does it"}}""",
        FirstRow + "/assignments/own/notApplicable",
        NotApplicableAlone
    )]
    [InlineData(FirstRow + "/assignments/own/notApplicable", "\"\"", FirstRow + "/assignments/own/notApplicable", "must not be empty.")]
    [InlineData(FirstCell + "/sources", """["manual"]""", FirstCell + "/sources/0", "'manual' is not a source of this matrix.")]
    [InlineData(
        "/lang",
        "\"German\"",
        "/lang",
        "'German' must be a language tag (BCP 47) in its usual case, such as en, de-CH or zh-Hant."
    )]
    // Repeated items of a list.
    [InlineData(FirstCell + "/contributing/-", "\"customer\"", FirstCell + "/contributing/1", "'customer' occurs twice in this list.")]
    [InlineData(FirstRow + "/keywords/-", "\"snapshot\"", FirstRow + "/keywords/1", "'snapshot' occurs twice in this list.")]
    [InlineData(
        FirstRow + "/controls/alpha/-",
        "\"a-9\"",
        FirstRow + "/controls/alpha/2",
        "'a-9' occurs twice in this list; upper and lower case don't differ here."
    )]
    [InlineData(
        FirstRow + "/controls/alpha/0",
        "\"A-1,A-2\"",
        FirstRow + "/controls/alpha/0",
        "'A-1,A-2' contains a comma, which separates identifiers; list them one by one."
    )]
    // Values of the wrong kind.
    [InlineData("/title", "7", "/title", "must be text, not a number.")]
    [InlineData("/title", "\"a\\ufffeb\"", "/title", "contains the character U+FFFE, which is not allowed.")]
    [InlineData("/title", "null", "/title", "must be text, not null.")]
    [InlineData("/contact", "null", "/contact", "must be text, not null.")]
    [InlineData("/title", "[]", "/title", "must be text, not a list.")]
    [InlineData("/title", "true", "/title", "must be text, not true or false.")]
    [InlineData("/parties", "{}", "/parties", "must be a list, not an object.")]
    [InlineData("/parties/-", "\"cloud\"", "/parties/3", "must be an object, not text.")]
    [InlineData(FirstRow + "/assignments", "[]", FirstRow + "/assignments", "must be an object, not a list.")]
    [InlineData(FirstCell, "\"vendor\"", FirstCell, "must be an object, not text.")]
    [InlineData(FirstCell + "/contributing", "\"customer\"", FirstCell + "/contributing", "must be a list, not text.")]
    [InlineData(FirstRow + "/controls/alpha", "\"A-9\"", FirstRow + "/controls/alpha", "must be a list of 1 to 100 control identifiers.")]
    [InlineData(FirstRow + "/controls/alpha", "[]", FirstRow + "/controls/alpha", "must be a list of 1 to 100 control identifiers.")]
    // Empty lists that need an item.
    [InlineData("/parties", "[]", "/parties", "must not be empty.")]
    [InlineData("/hostingModels/1/parties", "[]", "/hostingModels/1/parties", "must not be empty.")]
    [InlineData("/deployments/0/hostingModels", "[]", "/deployments/0/hostingModels", "must not be empty.")]
    [InlineData("/statements/0/responsibilities", "[]", "/statements/0/responsibilities", "must not be empty.")]
    // Words from a closed list.
    [InlineData("/standing", "\"Official\"", "/standing", "'Official' is unknown; expected one of example, official, unofficial.")]
    [InlineData(
        FirstCell + "/basis",
        "\"guess\"",
        FirstCell + "/basis",
        "'guess' is unknown; expected one of industry-practice, judgement, sourced."
    )]
    [InlineData(
        FirstCell + "/customerPart",
        "\"buys\"",
        FirstCell + "/customerPart",
        "'buys' is unknown; expected one of configures, provides."
    )]
    [InlineData(FirstCell + "/sharing", "\"half\"", FirstCell + "/sharing", "'half' is unknown; expected one of dependent, independent.")]
    // Dates.
    [InlineData(
        "/sources/0/checkedOn",
        "\"2026-02-30\"",
        "/sources/0/checkedOn",
        "'2026-02-30' is not a date; expected year-month-day as in 2026-01-31."
    )]
    [InlineData(
        FirstRow + "/reviewedOn",
        "\"31.01.2026\"",
        FirstRow + "/reviewedOn",
        "'31.01.2026' is not a date; expected year-month-day as in 2026-01-31."
    )]
    [InlineData(
        FirstRow + "/reviewDueOn",
        "\"2026-1-31\"",
        FirstRow + "/reviewDueOn",
        "'2026-1-31' is not a date; expected year-month-day as in 2026-01-31."
    )]
    [InlineData(
        FirstRow + "/reviewDueOn",
        "\"2026-01-31T00:00:00Z\"",
        FirstRow + "/reviewDueOn",
        "'2026-01-31T00:00:00Z' is not a date; expected year-month-day as in 2026-01-31."
    )]
    [InlineData(
        FirstRow + "/reviewDueOn",
        "\"٢٠٢٦-٠١-٣١\"",
        FirstRow + "/reviewDueOn",
        "'٢٠٢٦-٠١-٣١' is not a date; expected year-month-day as in 2026-01-31."
    )]
    // Synonyms.
    [InlineData("/synonyms", "{}", "/synonyms", "must be a list, not an object.")]
    [InlineData("/synonyms", """["a"]""", "/synonyms/0", "must be a list of 1 to 20 terms.")]
    [InlineData("/synonyms", """[["a","b"],[]]""", "/synonyms/1", "must be a list of 1 to 20 terms.")]
    [InlineData("/synonyms", """[["a",7]]""", "/synonyms/0/1", "must be text, not a number.")]
    [InlineData(
        "/synonyms",
        """[["a","A"]]""",
        "/synonyms/0/1",
        "'A' occurs twice in this list; upper and lower case don't differ here."
    )]
    [InlineData(
        "/synonyms",
        """[["a","b"],["c","a"],["B","A"]]""",
        "/synonyms/2",
        "has the same terms as an earlier group; upper and lower case don't differ here."
    )]
    [InlineData("/defaultSynonyms", "0", "/defaultSynonyms", "must be true or false, not a number.")]
    // Texts.
    [InlineData("/title", "\"\"", "/title", "must not be empty.")]
    [InlineData("/title", "\" Lamp\"", "/title", "must not begin or end with white space.")]
    [InlineData("/title", "\"Lamp\\u00A0\"", "/title", "must not begin or end with white space.")]
    [InlineData("/title", "\"La\\nmp\"", "/title", "must be on one line.")]
    [InlineData("/title", "\"La\\tmp\"", "/title", "contains the character U+0009, which is not allowed.")]
    [InlineData("/title", "\"La\\u0000mp\"", "/title", "contains the character U+0000, which is not allowed.")]
    [InlineData("/guidance", "\"La\\u0085mp\"", "/guidance", "contains the character U+0085, which is not allowed.")]
    [InlineData("/title", "\"La\\u2028mp\"", "/title", "contains the character U+2028, which is not allowed.")]
    [InlineData("/title", "\"La\\uFFFFmp\"", "/title", "contains the character U+FFFF, which is not allowed.")]
    public void Read_WithOneProblem_ReportsItsPlace(string alterAt, string json, string pointer, string sentence) =>
        Assert.Equal([new MatrixProblem(pointer, sentence)], TestMatrix.Problems(TestMatrix.With(alterAt, json)));

    [Fact]
    public void Cell_UnderUnknownHostingModel_HasItsOwnProblemsReportedAtOnce() =>
        Assert.Equal(
            [
                new MatrixProblem(FirstRow + "/assignments/moon", "'moon' is not a hosting model of this matrix; it has hosted, own."),
                new MatrixProblem(
                    FirstRow + "/assignments/moon/accountable",
                    "'shared' is not a party of this matrix; it has cloud, vendor, customer."
                ),
            ],
            TestMatrix.Problems(TestMatrix.With(FirstRow + "/assignments/moon", """{"accountable":"shared"}"""))
        );

    [Fact]
    public void Text_WithWindowsLineEndsAndTabs_IsReadWithLineFeedsAndSpaces()
    {
        var outcome = MatrixReader.Read(TestMatrix.With("/guidance", "\"One\\r\\n\\ttwo\\rthree\""), TestContext.Current.CancellationToken);
        Assert.Equal("One\n two\nthree", Assert.IsType<MatrixReadOutcome.Accepted>(outcome).Matrix.Guidance);
    }

    [Fact]
    public void Problems_OfOneKind_AreGroupedWithTheirFirstPlaces()
    {
        var problems = Enumerable
            .Range(0, 7)
            .Select(index => new MatrixProblem($"/{index}", "is wrong."))
            .Prepend(new MatrixProblem("", "The document is odd."));
        Assert.Equal(
            ["The document is odd.", "/0, /1, /2, /3, /4 and 2 more: is wrong."],
            ProblemGroup.Of(problems).Select(group => group.ToString())
        );
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,hello")]
    [InlineData("ftp://lamp.example/docs")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//lamp.example/docs")]
    [InlineData("/docs")]
    [InlineData("lamp.example/docs")]
    [InlineData("https:lamp.example")]
    [InlineData("https://")]
    [InlineData("https://lamp.example/a b")]
    [InlineData("https:\\\\lamp.example")]
    public void Read_SourceWithoutAWebAddress_IsRefused(string url) =>
        Assert.Equal(
            [new MatrixProblem("/sources/0/url", $"'{url}' is not an absolute address that begins with http:// or https://.")],
            TestMatrix.Problems(TestMatrix.With("/sources/0/url", JsonValue.Create(url).ToJsonString()))
        );

    [Theory]
    [InlineData("/slug", "")]
    [InlineData("/title", "")]
    [InlineData("/issuer", "")]
    [InlineData("/standing", "")]
    [InlineData("/summary", "")]
    [InlineData("/format", "")]
    [InlineData("/parties/0/letter", "/parties/0")]
    [InlineData("/parties/0/name", "/parties/0")]
    [InlineData("/hostingModels/0/name", "/hostingModels/0")]
    [InlineData("/hostingModels/0/parties", "/hostingModels/0")]
    [InlineData("/deployments/0/name", "/deployments/0")]
    [InlineData("/deployments/0/hostingModels", "/deployments/0")]
    [InlineData("/frameworks/0/name", "/frameworks/0")]
    [InlineData("/frameworks/0/version", "/frameworks/0")]
    [InlineData("/sources/0/title", "/sources/0")]
    [InlineData("/sources/0/url", "/sources/0")]
    [InlineData("/sources/0/kind", "/sources/0")]
    [InlineData("/statements/0/slug", "/statements/0")]
    [InlineData("/statements/0/text", "/statements/0")]
    [InlineData("/statements/0/responsibilities", "/statements/0")]
    [InlineData("/domains/0/slug", "/domains/0")]
    [InlineData("/domains/0/name", "/domains/0")]
    [InlineData(FirstRow + "/title", FirstRow)]
    public void Read_WithoutARequiredProperty_NamesIt(string removed, string pointer) =>
        Assert.Contains(
            new MatrixProblem(pointer, $"lacks the property '{removed[(removed.LastIndexOf('/') + 1)..]}'."),
            TestMatrix.Problems(TestMatrix.Without(removed))
        );

    [Theory]
    [InlineData("/guidance")]
    [InlineData("/deployments")]
    [InlineData("/parties/1/examples")]
    [InlineData("/sources/0/checkedOn")]
    [InlineData(FirstRow + "/assignments")]
    [InlineData(FirstRow + "/controls")]
    [InlineData(FirstRow + "/keywords")]
    [InlineData(FirstCell + "/accountable")]
    [InlineData(FirstCell + "/contributing")]
    [InlineData(FirstCell + "/notes")]
    public void Read_WithoutOptionalProperties_IsAccepted(string removed) => TestMatrix.Accepted(TestMatrix.Without(removed));

    public static TheoryData<string, int> TextLimits { get; } =
        new()
        {
            { "/slug", Slug.MaxLength },
            { "/title", Matrix.TitleMaxLength },
            { "/issuer", Matrix.IssuerMaxLength },
            { "/summary", Matrix.SummaryMaxLength },
            { "/guidance", Matrix.GuidanceMaxLength },
            { "/contact", Matrix.ContactMaxLength },
            { "/disclaimer", Matrix.DisclaimerMaxLength },
            { "/frameworkNote", Matrix.FrameworkNoteMaxLength },
            { "/parties/0/name", Party.NameMaxLength },
            { "/parties/0/description", Party.DescriptionMaxLength },
            { "/parties/1/examples/0", Party.ExampleMaxLength },
            { "/hostingModels/0/name", HostingModel.NameMaxLength },
            { "/hostingModels/0/label", HostingModel.LabelMaxLength },
            { "/hostingModels/0/definition", HostingModel.DefinitionMaxLength },
            { "/hostingModels/0/basisNote", HostingModel.BasisNoteMaxLength },
            { "/hostingModels/0/aliases/0", HostingModel.AliasMaxLength },
            { "/hostingModels/0/products/0", HostingModel.ProductMaxLength },
            { "/deployments/0/name", Deployment.NameMaxLength },
            { "/deployments/0/note", Deployment.NoteMaxLength },
            { "/frameworks/0/name", Framework.NameMaxLength },
            { "/frameworks/0/version", Framework.VersionMaxLength },
            { "/frameworks/0/note", Framework.NoteMaxLength },
            { "/sources/0/title", Source.TitleMaxLength },
            { "/statements/0/text", Statement.TextMaxLength },
            { "/domains/0/name", ControlDomain.NameMaxLength },
            { "/domains/0/description", ControlDomain.DescriptionMaxLength },
            { FirstRow + "/title", Responsibility.TitleMaxLength },
            { FirstRow + "/description", Responsibility.DescriptionMaxLength },
            { FirstRow + "/note", Responsibility.NoteMaxLength },
            { FirstRow + "/keywords/0", Responsibility.KeywordMaxLength },
            { FirstRow + "/controls/alpha/0", ControlMapping.IdentifierMaxLength },
            { FirstCell + "/notes/vendor", Assignment.NoteMaxLength },
        };

    [Theory]
    [MemberData(nameof(TextLimits))]
    public void Read_TextLongerThanItsLimit_IsRefused(string pointer, int limit)
    {
        TestMatrix.Accepted(TestMatrix.With(pointer, $"\"{new string('a', limit)}\""));

        Assert.Equal(
            [
                new MatrixProblem(
                    pointer,
                    string.Create(CultureInfo.InvariantCulture, $"is {limit + 1:N0} characters long; at most {limit:N0} are allowed.")
                ),
            ],
            TestMatrix.Problems(TestMatrix.With(pointer, $"\"{new string('a', limit + 1)}\""))
        );
    }

    [Fact]
    public void Read_AddressLongerThanItsLimit_IsRefused()
    {
        const string start = "https://lamp.example/";
        TestMatrix.Accepted(TestMatrix.With("/sources/0/url", $"\"{start.PadRight(Source.UrlMaxLength, 'a')}\""));

        Assert.Equal(
            "/sources/0/url",
            Assert
                .Single(TestMatrix.Problems(TestMatrix.With("/sources/0/url", $"\"{start.PadRight(Source.UrlMaxLength + 1, 'a')}\"")))
                .Pointer
        );
    }

    [Fact]
    public void Read_LengthOfATextInCharacters_IsAccepted()
    {
        TestMatrix.Accepted(TestMatrix.With("/title", $"\"{string.Concat(Enumerable.Repeat("😀", Matrix.TitleMaxLength))}\""));

        Assert.Single(
            TestMatrix.Problems(TestMatrix.With("/title", $"\"{string.Concat(Enumerable.Repeat("😀", Matrix.TitleMaxLength + 1))}\""))
        );
    }

    public static TheoryData<string, int> CountLimits { get; } =
        new()
        {
            { "/parties", Matrix.PartiesMaxCount },
            { "/hostingModels", Matrix.HostingModelsMaxCount },
            { "/deployments", Matrix.DeploymentsMaxCount },
            { "/frameworks", Matrix.FrameworksMaxCount },
            { "/sources", Matrix.SourcesMaxCount },
            { "/statements", Matrix.StatementsMaxCount },
            { "/domains", Matrix.DomainsMaxCount },
            { "/domains/0/responsibilities", Matrix.ResponsibilitiesMaxCount },
            { "/parties/0/examples", Party.ExamplesMaxCount },
            { "/hostingModels/0/products", HostingModel.ProductsMaxCount },
            { "/hostingModels/0/aliases", HostingModel.AliasesMaxCount },
            { "/hostingModels/0/parties", Matrix.PartiesMaxCount },
            { "/deployments/0/hostingModels", Matrix.HostingModelsMaxCount },
            { "/statements/0/responsibilities", Statement.ResponsibilitiesMaxCount },
            { "/synonyms", Matrix.SynonymGroupsMaxCount },
            { FirstRow + "/keywords", Responsibility.KeywordsMaxCount },
            { FirstRow + "/sources", Responsibility.SourcesMaxCount },
            { FirstRow + "/related", Responsibility.RelatedMaxCount },
            { FirstCell + "/contributing", Matrix.PartiesMaxCount },
            { FirstCell + "/jointlyAccountable", Matrix.PartiesMaxCount },
            { FirstCell + "/sources", Assignment.SourcesMaxCount },
        };

    [Theory]
    [MemberData(nameof(CountLimits))]
    public void Read_ListWithTooManyItems_IsRefused(string pointer, int limit)
    {
        var problems = TestMatrix.Problems(TestMatrix.With(pointer, $"[{string.Join(',', Enumerable.Range(0, limit + 1))}]"));

        var expected = string.Create(CultureInfo.InvariantCulture, $"has {limit + 1:N0} items; at most {limit:N0} are allowed.");
        Assert.Contains(new MatrixProblem(pointer, expected), problems);
        Assert.DoesNotContain(
            problems,
            problem =>
                problem.Pointer.StartsWith(pointer + "/0", StringComparison.Ordinal)
                && problem.Sentence.StartsWith("must be", StringComparison.Ordinal)
        );

        var atLimit = MatrixReader.Read(
            TestMatrix.With(pointer, $"[{string.Join(',', Enumerable.Range(0, limit))}]"),
            TestContext.Current.CancellationToken
        );
        Assert.DoesNotContain(
            Assert.IsType<MatrixReadOutcome.Refused>(atLimit).Problems,
            problem => problem.Sentence.EndsWith("are allowed.", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Read_SynonymsAtTheirLimits_AreAcceptedAndAboveRefused()
    {
        TestMatrix.Accepted(With(SynonymGroup.TermsMaxCount, SynonymGroup.TermMaxLength));
        Assert.Equal(
            [new MatrixProblem("/synonyms/0", "must be a list of 1 to 20 terms.")],
            TestMatrix.Problems(With(SynonymGroup.TermsMaxCount + 1, 2))
        );
        Assert.Equal(
            [new MatrixProblem("/synonyms/0/0", "is 81 characters long; at most 80 are allowed.")],
            TestMatrix.Problems(With(1, SynonymGroup.TermMaxLength + 1))
        );

        static byte[] With(int count, int length)
        {
            var terms = Enumerable.Range('a', count).Select(letter => $"\"{new string((char)letter, length)}\"");
            return TestMatrix.With("/synonyms", $"[[{string.Join(',', terms)}]]");
        }
    }

    [Fact]
    public void Read_TooManyRowsInAllDomains_IsRefused()
    {
        var half = (Matrix.ResponsibilitiesMaxCount / 2) + 1;
        var document = TestMatrix.Json();
        foreach (var domain in new[] { 0, 1 })
        {
            TestMatrix.Set(
                document,
                $"/domains/{domain}/responsibilities",
                new JsonArray([
                    .. Enumerable.Range(0, half).Select(row => new JsonObject { ["slug"] = $"row-{domain}-{row}", ["title"] = "Do it" }),
                ])
            );
        }

        document.Remove("statements");

        Assert.Equal(
            [new MatrixProblem("/domains", "hold 5,002 responsibilities together; at most 5,000 are allowed.")],
            TestMatrix.Problems(TestMatrix.ToBytes(document))
        );
    }

    [Fact]
    public void Read_RepeatedKey_IsRefused()
    {
        var twice = TestMatrix.Text.Replace("\"slug\": \"lamp\",", "\"slug\": \"lamp\", \"slug\": \"lamp\",", StringComparison.Ordinal);

        Assert.Equal([new MatrixProblem("/slug", "occurs twice in the same object.")], TestMatrix.Problems(Encoding.UTF8.GetBytes(twice)));
    }

    [Fact]
    public void Read_RepeatedCell_IsRefused()
    {
        var twice = TestMatrix.Text.Replace(
            "\"own\": { \"accountable\": \"vendor\" }",
            "\"own\": { \"accountable\": \"vendor\" }, \"own\": {}",
            StringComparison.Ordinal
        );

        Assert.Equal(
            [new MatrixProblem("/domains/1/responsibilities/0/assignments/own", "occurs twice in the same object.")],
            TestMatrix.Problems(Encoding.UTF8.GetBytes(twice))
        );
    }

    [Fact]
    public void Read_OverlongName_IsNotRepeatedInTheProblem()
    {
        var problems = TestMatrix.Problems(TestMatrix.With($"/domains/0/responsibilities/0/assignments/{new string('x', 100_000)}", "{}"));

        Assert.Equal([new MatrixProblem(FirstRow + "/assignments", "has a property whose name is longer than 64 characters.")], problems);
    }

    public static TheoryData<string, byte[], string> Encodings { get; } =
        new()
        {
            { "nothing", [], EvidenceTexts.EmptyDocument },
            {
                "UTF-16, little end first",
                [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(TestMatrix.Text)],
                EvidenceTexts.OtherEncoding
            },
            {
                "UTF-16, big end first",
                [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(TestMatrix.Text)],
                EvidenceTexts.OtherEncoding
            },
            {
                "UTF-16 without a mark",
                Encoding.Unicode.GetBytes(TestMatrix.Text),
                "The document contains NUL bytes and is not JSON text; save it as UTF-8."
            },
            {
                "Latin 1",
                Encoding.Latin1.GetBytes(TestMatrix.Text.Replace("Lamp", "Lämp", StringComparison.Ordinal)),
                EvidenceTexts.NotUtf8
            },
            {
                "a half surrogate pair in UTF-8",
                [(byte)'"', 0xED, 0xA0, 0x80, (byte)'"'],
                EvidenceTexts.NotUtf8
            },
            {
                "no JSON",
                "title: Lamp"u8.ToArray(),
                "The document is not valid JSON: line 1, column 2: 'title: Lamp' is an invalid JSON literal. Expected the literal 'true'."
            },
            {
                "a comment",
                "{\n  // no\n}"u8.ToArray(),
                "The document is not valid JSON: line 2, column 3: '/' is invalid after a value. Expected either ',', '}', or ']'."
            },
            {
                "a web page",
                "\n<!DOCTYPE html>"u8.ToArray(),
                "The document is not valid JSON: line 2, column 1: '<' is an invalid start of a value. It seems to be HTML or XML."
            },
            {
                "a fault behind letters of several bytes",
                Encoding.UTF8.GetBytes("{\"Schlüssel\": Ä}"),
                "The document is not valid JSON: line 1, column 15: '0xC3' is an invalid start of a value."
            },
            {
                "a comma too many",
                "{\"title\": \"Lamp\",}"u8.ToArray(),
                "The document is not valid JSON: line 1, column 18: The JSON object contains a trailing comma at the end which is not "
                    + "supported in this mode. Change the reader options."
            },
            {
                "two documents",
                "{} {}"u8.ToArray(),
                "The document is not valid JSON: line 1, column 4: '{' is invalid after a single JSON value. Expected end of data."
            },
            { "a list", "[]"u8.ToArray(), "The document must be a JSON object, not a list." },
        };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_OtherThanADocument_IsRefused(string what, byte[] document, string sentence)
    {
        Assert.NotEmpty(what);
        Assert.Equal([new MatrixProblem("", sentence)], TestMatrix.Problems(document));
    }

    [Fact]
    public void Read_WithAByteOrderMark_IgnoresIt() =>
        Assert.Equal(TestMatrix.Read(), TestMatrix.Accepted((byte[])[0xEF, 0xBB, 0xBF, .. TestMatrix.Bytes]));

    [Fact]
    public void Read_DocumentLargerThanTheLimit_IsRefused()
    {
        var document = new byte[MatrixFormat.DocumentMaxBytes + 1];
        Array.Fill(document, (byte)' ');
        TestMatrix.Bytes.CopyTo(document, 0);

        TestMatrix.Accepted(document.AsMemory(0, MatrixFormat.DocumentMaxBytes));
        Assert.Equal(
            [new MatrixProblem("", "The document has 16,777,217 bytes; at most 16,777,216 are read.")],
            TestMatrix.Problems(document)
        );
    }

    [Fact]
    public void Read_DocumentNestedTooDeep_IsRefused() =>
        Assert.StartsWith(
            "Objects and lists are nested more than 16 deep",
            Assert.Single(TestMatrix.Problems(Encoding.UTF8.GetBytes(new string('[', 100_000)))).Sentence,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("\\uD83D")]
    [InlineData("\\uDE00")]
    [InlineData("\\uDE00\\uD83D")]
    public void Read_HalfASurrogatePair_IsRefused(string escaped)
    {
        var inText = TestMatrix.Text.Replace("Lamp responsibilities", $"Lamp {escaped}", StringComparison.Ordinal);
        var inKey = TestMatrix.Text.Replace("\"title\": \"Lamp", $"\"{escaped}\": \"x\", \"title\": \"Lamp", StringComparison.Ordinal);

        Assert.Equal(
            [new MatrixProblem("/title", "contains half of a surrogate pair, which is not a character.")],
            TestMatrix.Problems(Encoding.UTF8.GetBytes(inText))
        );
        Assert.Contains(
            new MatrixProblem("", "has a property whose name contains half of a surrogate pair."),
            TestMatrix.Problems(Encoding.UTF8.GetBytes(inKey))
        );
    }

    [Fact]
    public void Read_EquivalentTexts_AreNormalised()
    {
        var composed = TestMatrix.Accepted(TestMatrix.With("/title", "\"\\u00E9 \\u212B\""));
        var decomposed = TestMatrix.Accepted(TestMatrix.With("/title", "\"e\\u0301 A\\u030A\""));

        Assert.Equal("é Å", composed.Title);
        Assert.Equal(composed, decomposed);
        Assert.Equal(
            [new MatrixProblem(FirstRow + "/keywords/1", "'é' occurs twice in this list.")],
            TestMatrix.Problems(TestMatrix.With(FirstRow + "/keywords", """["\u00E9", "e\u0301"]"""))
        );
    }

    [Fact]
    public void Read_TextOfSeveralLines_KeepsThem() =>
        Assert.Equal("One.\n\nTwo.", TestMatrix.Accepted(TestMatrix.With("/guidance", "\"One.\\n\\nTwo.\"")).Guidance);

    [Fact]
    public void Read_WithSeveralProblems_ReportsAll()
    {
        var document = TestMatrix.Json();
        TestMatrix.Set(document, "/title", "");
        TestMatrix.Set(document, "/parties/0/color", "red");
        TestMatrix.Set(document, "/frameworks/0", new JsonObject { ["slug"] = "alpha", ["name"] = "Alpha" });
        TestMatrix.Set(document, FirstCell + "/contributing/0", "vendor");
        TestMatrix.Set(document, FirstRow + "/assignments/Own", new JsonObject { ["accountable"] = 7 });
        TestMatrix.Set(document, "/sources/0/url", "javascript:alert(1)");

        Assert.Equal(
            [
                ("/title", "must"),
                ("", "lacks"),
                ("/parties/0/color", "is"),
                ("/frameworks/0", "lacks"),
                ("/sources/0/url", "'javascript:alert(1)'"),
                (FirstRow + "/assignments/Own", "'Own'"),
                (FirstRow + "/assignments/Own/accountable", "must"),
                (FirstCell + "/contributing/0", "'vendor'"),
            ],
            TestMatrix.Problems(Without(document, "issuer")).Select(problem => (problem.Pointer, problem.Sentence.Split(' ')[0]))
        );

        static byte[] Without(JsonObject document, string name)
        {
            document.Remove(name);
            return TestMatrix.ToBytes(document);
        }
    }

    [Fact]
    public void Read_WithManyProblems_LimitsTheList()
    {
        var document = TestMatrix.Json();
        TestMatrix.Set(document, FirstRow + "/colours", "red");
        TestMatrix.Set(document, "/sources", new JsonArray([.. Enumerable.Range(0, 700).Select(_ => (JsonNode)1)]));

        var problems = TestMatrix.Problems(TestMatrix.ToBytes(document));

        Assert.Equal(501, problems.Count);
        Assert.Equal("202 further problems are not listed; fix these first.", problems[^1].Sentence);
    }

    [Theory]
    [InlineData("/parties/0/name", "Cloud")]
    [InlineData("", EvidenceTexts.EmptyDocument)]
    public void ToString_OfAProblem_IsOneLine(string pointer, string sentence) =>
        Assert.Equal(pointer.Length == 0 ? sentence : $"{pointer}: {sentence}", new MatrixProblem(pointer, sentence).ToString());
}
