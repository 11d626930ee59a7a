using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Texts;

namespace ResponsibilityPortal.Domain.Exchange;

/// <summary>
/// Reads <c>responsibility-matrix/1</c> strictly: reports every problem at once, each with its place, and never reads a document partly. It
/// doesn't check whether each cell is assessed; publishing does (<see cref="MatrixCompleteness"/>).
/// </summary>
public static partial class MatrixReader
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a document that is stored, or that doesn't become content.</summary>
    public static MatrixReadOutcome Read(ReadOnlyMemory<byte> document) => Read(document, new ProblemList());

    /// <summary>Reads a document that doesn't become content.</summary>
    /// <param name="cancellationToken">Cancels reading when the document takes too long.</param>
    /// <exception cref="OperationCanceledException">Reading took too long.</exception>
    public static MatrixReadOutcome Read(ReadOnlyMemory<byte> document, CancellationToken cancellationToken) =>
        Read(document, new ProblemList(cancellationToken));

    /// <summary>Reads a document that becomes content: its texts must also follow <see cref="TextRule"/>.</summary>
    public static MatrixReadOutcome ReadFromOutside(ReadOnlyMemory<byte> document) =>
        Read(document, new ProblemList { IsFromOutside = true });

    private static MatrixReadOutcome Read(ReadOnlyMemory<byte> document, ProblemList problems)
    {
        if ((ProblemOfEncoding(document.Span) ?? DocumentCount.Excess(WithoutMark(document.Span))) is { } sentence)
        {
            problems.Add("", sentence);
            return new MatrixReadOutcome.Refused(problems.ToValueList());
        }

        if (document.Span.StartsWith(ByteOrderMark))
        {
            document = document[ByteOrderMark.Length..];
        }

        var matrix = Parse(document, problems);
        if (matrix is not null)
        {
            MatrixStructure.Check(matrix, problems.Add);
        }

        return matrix is not null && problems.IsEmpty
            ? new MatrixReadOutcome.Accepted(matrix.InCanonicalOrder())
            : new MatrixReadOutcome.Refused(problems.ToValueList());
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> document) =>
        document.StartsWith(ByteOrderMark) ? document[ByteOrderMark.Length..] : document;

    private static string? ProblemOfEncoding(ReadOnlySpan<byte> document) =>
        document switch
        {
            { IsEmpty: true } => "The document is empty.",
            { Length: > MatrixFormat.DocumentMaxBytes } => string.Create(
                CultureInfo.InvariantCulture,
                $"The document has {document.Length:N0} bytes; at most {MatrixFormat.DocumentMaxBytes:N0} are read."
            ),
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => "The document is encoded as UTF-16 or UTF-32; save it as UTF-8.",
            _ when !Utf8.IsValid(document) => "The document is not valid UTF-8; save it as UTF-8.",
            _ when document.Contains((byte)0) => "The document contains NUL bytes and is not JSON text; save it as UTF-8.",
            _ => null,
        };

    private static Matrix? Parse(ReadOnlyMemory<byte> document, ProblemList problems)
    {
        try
        {
            using var json = JsonDocument.Parse(document);
            return ReadMatrix(json.RootElement, problems);
        }
        catch (JsonException exception)
        {
            problems.Add("", JsonSyntax.ProblemOf(exception, document.Span));
            return null;
        }
    }

    private static Matrix? ReadMatrix(JsonElement root, ProblemList problems)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            problems.Add("", $"The document must be a JSON object, not {JsonTextReader.NameOf(root.ValueKind)}.");
            return null;
        }

        var reader = new JsonObjectReader(root, "", problems);

        var format = reader.Text("format", Slug.MaxLength);
        if (format.Length > 0 && format != MatrixFormat.Name)
        {
            problems.Add("/format", $"'{format}' is not a format this release reads; expected '{MatrixFormat.Name}'.");
            return null;
        }

        var matrix = new Matrix
        {
            Slug = reader.Slug("slug"),
            Title = reader.Text("title", Matrix.TitleMaxLength),
            Issuer = reader.Text("issuer", Matrix.IssuerMaxLength),
            Standing = reader.Choice("standing", MatrixFormat.Standings),
            Summary = reader.Text("summary", Matrix.SummaryMaxLength),
            Guidance = reader.OptionalText("guidance", Matrix.GuidanceMaxLength, severalLines: true),
            Contact = reader.OptionalText("contact", Matrix.ContactMaxLength),
            Disclaimer = reader.OptionalText("disclaimer", Matrix.DisclaimerMaxLength, severalLines: true),
            Language =
                reader.OptionalMatching("lang", LanguageTag.MaxLength, LanguageTag.Tag(), LanguageTag.Expectation) ?? LanguageTag.Default,
            ColumnKind = reader.OptionalObject("columnKind", Each(problems, ReadColumnKind)) ?? ColumnKind.Default,
            AllowsJointAccountability = reader.OptionalFlag("allowsJointAccountability") ?? false,
            Parties = reader.Items("parties", Matrix.PartiesMaxCount, Each(problems, ReadParty)),
            HostingModels = reader.Items("hostingModels", Matrix.HostingModelsMaxCount, Each(problems, ReadHostingModel)),
            Deployments = reader.OptionalItems("deployments", Matrix.DeploymentsMaxCount, Each(problems, ReadDeployment)),
            Frameworks = reader.OptionalItems("frameworks", Matrix.FrameworksMaxCount, Each(problems, ReadFramework)),
            FrameworkNote = reader.OptionalText("frameworkNote", Matrix.FrameworkNoteMaxLength),
            Sources = reader.OptionalItems("sources", Matrix.SourcesMaxCount, Each(problems, ReadSource)),
            Statements = reader.OptionalItems("statements", Matrix.StatementsMaxCount, Each(problems, ReadStatement)),
            Synonyms = reader.OptionalItems(
                "synonyms",
                Matrix.SynonymGroupsMaxCount,
                (list, pointer) => ReadSynonyms(list, pointer, problems)
            ),
            UsesDefaultSynonyms = reader.OptionalFlag("defaultSynonyms") ?? true,
            Domains = reader.Items("domains", Matrix.DomainsMaxCount, Each(problems, ReadDomain)),
        };
        reader.Finish();
        return matrix;
    }

    private static ColumnKind ReadColumnKind(JsonObjectReader reader, ProblemList problems) =>
        new(reader.Text("singular", ColumnKind.WordMaxLength), reader.Text("plural", ColumnKind.WordMaxLength));

    private static Party ReadParty(JsonObjectReader reader, ProblemList problems) =>
        new(
            reader.Slug("slug"),
            reader.Matching("letter", Slug.MaxLength, PartyLetter(), "one capital letter A-Z or digit"),
            reader.Text("name", Party.NameMaxLength)
        )
        {
            Description = reader.OptionalText("description", Party.DescriptionMaxLength),
            Examples = reader.OptionalTexts("examples", Party.ExamplesMaxCount, Party.ExampleMaxLength),
        };

    private static HostingModel ReadHostingModel(JsonObjectReader reader, ProblemList problems) =>
        new()
        {
            Slug = reader.Slug("slug"),
            Name = reader.Text("name", HostingModel.NameMaxLength),
            Label = reader.OptionalText("label", HostingModel.LabelMaxLength),
            Definition = reader.OptionalText("definition", HostingModel.DefinitionMaxLength),
            Products = reader.OptionalTexts("products", HostingModel.ProductsMaxCount, HostingModel.ProductMaxLength),
            Parties = reader.Slugs("parties", Matrix.PartiesMaxCount),
            Basis = reader.OptionalChoice("basis", MatrixFormat.Bases),
            BasisNote = reader.OptionalText("basisNote", HostingModel.BasisNoteMaxLength),
            Note = reader.OptionalText("note", HostingModel.NoteMaxLength),
            Aliases = reader.OptionalTexts("aliases", HostingModel.AliasesMaxCount, HostingModel.AliasMaxLength),
        };

    private static Deployment ReadDeployment(JsonObjectReader reader, ProblemList problems) =>
        new(reader.Slug("slug"), reader.Text("name", Deployment.NameMaxLength), reader.Slugs("hostingModels", Matrix.HostingModelsMaxCount))
        {
            Note = reader.OptionalText("note", Deployment.NoteMaxLength),
        };

    private static Framework ReadFramework(JsonObjectReader reader, ProblemList problems) =>
        new(reader.Slug("slug"), reader.Text("name", Framework.NameMaxLength), reader.Text("version", Framework.VersionMaxLength))
        {
            Note = reader.OptionalText("note", Framework.NoteMaxLength),
        };

    private static Source ReadSource(JsonObjectReader reader, ProblemList problems)
    {
        var source = new Source(
            reader.Slug("slug"),
            reader.Text("title", Source.TitleMaxLength),
            reader.Text("url", Source.UrlMaxLength),
            reader.Slug("kind")
        )
        {
            CheckedOn = reader.OptionalDate("checkedOn"),
        };
        if (source.Url.Length > 0 && !IsWebAddress(source.Url))
        {
            problems.Add(reader.PointerTo("url"), $"'{source.Url}' is not an absolute address that begins with http:// or https://.");
        }

        return source;
    }

    private static Statement ReadStatement(JsonObjectReader reader, ProblemList problems) =>
        new(
            reader.Slug("slug"),
            reader.Text("text", Statement.TextMaxLength),
            reader.Slugs("responsibilities", Statement.ResponsibilitiesMaxCount)
        );

    private static ControlDomain ReadDomain(JsonObjectReader reader, ProblemList problems) =>
        new(
            reader.Slug("slug"),
            reader.Text("name", ControlDomain.NameMaxLength),
            reader.Items("responsibilities", Matrix.ResponsibilitiesMaxCount, Each(problems, ReadResponsibility))
        )
        {
            Description = reader.OptionalText("description", ControlDomain.DescriptionMaxLength),
        };

    private static Responsibility ReadResponsibility(JsonObjectReader reader, ProblemList problems) =>
        new()
        {
            Slug = reader.Slug("slug"),
            Title = reader.Text("title", Responsibility.TitleMaxLength),
            Description = reader.OptionalText("description", Responsibility.DescriptionMaxLength),
            Note = reader.OptionalText("note", Responsibility.NoteMaxLength),
            Keywords = reader.OptionalTexts("keywords", Responsibility.KeywordsMaxCount, Responsibility.KeywordMaxLength),
            Assignments = reader.OptionalNamed("assignments", (model, cell, pointer) => ReadAssignment(model, cell, pointer, problems)),
            Controls = reader.OptionalNamed("controls", (framework, list, pointer) => ReadMapping(framework, list, pointer, problems)),
            Sources = reader.OptionalSlugs("sources", Responsibility.SourcesMaxCount),
            Related = reader.OptionalSlugs("related", Responsibility.RelatedMaxCount),
            ReviewedOn = reader.OptionalDate("reviewedOn"),
            ReviewDueOn = reader.OptionalDate("reviewDueOn"),
        };

    /// <summary>Reads a single cell.</summary>
    internal static Assignment ReadAssignment(string hostingModel, JsonElement element, string pointer, ProblemList problems)
    {
        var reader = new JsonObjectReader(element, pointer, problems);
        var assignment = ReadAssignment(hostingModel, reader, problems);
        reader.Finish();
        return assignment;
    }

    /// <summary>Reads the new content of a cell and, from the same object, the reason.</summary>
    internal static (Assignment Cell, string? Reason) ReadEdit(string hostingModel, JsonElement element, ProblemList problems)
    {
        var reader = new JsonObjectReader(element, "", problems);
        var edit = (
            ReadAssignment(hostingModel, reader, problems),
            reader.OptionalText("reason", Change.ReasonMaxLength, severalLines: true)
        );
        reader.Finish();
        return edit;
    }

    private static Assignment ReadAssignment(string hostingModel, JsonObjectReader reader, ProblemList problems) =>
        new(hostingModel)
        {
            Accountable = reader.OptionalText("accountable", Slug.MaxLength),
            JointlyAccountable = reader.OptionalSlugs(
                "jointlyAccountable",
                Matrix.PartiesMaxCount,
                Assignment.JointlyAccountableMinCount
            ),
            NotApplicable = reader.OptionalText("notApplicable", Assignment.NotApplicableMaxLength),
            Contributing = reader.OptionalSlugs("contributing", Matrix.PartiesMaxCount),
            Notes = reader.OptionalNamed(
                "notes",
                (party, text, at) => new PartyNote(party, JsonTextReader.Read(text, at, Assignment.NoteMaxLength, true, problems) ?? "")
            ),
            Basis = reader.OptionalChoice("basis", MatrixFormat.Bases),
            CustomerPart = reader.OptionalChoice("customerPart", MatrixFormat.CustomerParts),
            Sharing = reader.OptionalChoice("sharing", MatrixFormat.Sharings),
            Sources = reader.OptionalSlugs("sources", Assignment.SourcesMaxCount),
        };

    private static ControlMapping ReadMapping(string framework, JsonElement element, string pointer, ProblemList problems)
    {
        if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() is 0 or > ControlMapping.IdentifiersMaxCount)
        {
            problems.Add(pointer, $"must be a list of 1 to {ControlMapping.IdentifiersMaxCount} control identifiers.");
            return new ControlMapping(framework, []);
        }

        return new ControlMapping(
            framework,
            ReadDistinct(
                element,
                pointer,
                ControlMapping.IdentifierMaxLength,
                problems,
                identifier =>
                    identifier.Contains(',', StringComparison.Ordinal)
                        ? $"'{identifier}' contains a comma, which separates identifiers; list them one by one."
                        : null
            )
        );
    }

    private static SynonymGroup ReadSynonyms(JsonElement element, string pointer, ProblemList problems)
    {
        if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() is 0 or > SynonymGroup.TermsMaxCount)
        {
            problems.Add(pointer, $"must be a list of 1 to {SynonymGroup.TermsMaxCount} terms.");
            return new SynonymGroup([]);
        }

        return new SynonymGroup(ReadDistinct(element, pointer, SynonymGroup.TermMaxLength, problems));
    }

    /// <summary>Reads the texts of a list, which must differ in more than case.</summary>
    /// <param name="problemOf">Returns what is wrong with a text; null for nothing.</param>
    private static ValueList<string> ReadDistinct(
        JsonElement list,
        string pointer,
        int maxLength,
        ProblemList problems,
        Func<string, string?>? problemOf = null
    )
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var texts = new List<string>();
        foreach (var (index, item) in list.EnumerateArray().Index())
        {
            var at = JsonPointer.Append(pointer, index);
            if (JsonTextReader.Read(item, at, maxLength, false, problems) is not { } text)
            {
                continue;
            }

            if (!seen.Add(text))
            {
                problems.Add(at, $"'{text}' occurs twice in this list; upper and lower case don't differ here.");
            }
            else if (problemOf?.Invoke(text) is { } problem)
            {
                problems.Add(at, problem);
            }

            texts.Add(text);
        }

        return texts.ToValueList();
    }

    private static Func<JsonElement, string, T> Each<T>(ProblemList problems, Func<JsonObjectReader, ProblemList, T> read) =>
        (element, pointer) =>
        {
            var reader = new JsonObjectReader(element, pointer, problems);
            var item = read(reader, problems);
            reader.Finish();
            return item;
        };

    private static bool IsWebAddress(string text) => WebAddress().IsMatch(text) && Uri.TryCreate(text, UriKind.Absolute, out _);

    [GeneratedRegex(Source.UrlPattern, RegexOptions.CultureInvariant)]
    private static partial Regex WebAddress();

    [GeneratedRegex(Party.LetterPattern, RegexOptions.CultureInvariant)]
    private static partial Regex PartyLetter();
}
