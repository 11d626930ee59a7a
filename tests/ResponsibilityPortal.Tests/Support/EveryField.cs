using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>A matrix that uses every property of the exchange format, and all valid matrices that differ from it in one value.</summary>
internal static partial class EveryField
{
    /// <summary>Not compared: another slug is another matrix, and another format is invalid.</summary>
    public static readonly string[] NeverCompared = ["/format", "/slug"];

    public static readonly Matrix Before = Full();

    /// <summary>Returns every property that has a value, as JSON Pointers with <c>*</c> for elements.</summary>
    public static IEnumerable<string> All => Leaves(Tree(), "").Select(leaf => FieldOf(leaf.Pointer)).Distinct(StringComparer.Ordinal);

    /// <summary>Returns the matrix with each value replaced by the first other one that the format accepts there.</summary>
    public static IEnumerable<(string Field, string Pointer, Matrix After)> Alterations()
    {
        foreach (var (pointer, value) in Leaves(Tree(), ""))
        {
            foreach (var other in OthersFor(value).Where(_ => !NeverCompared.Contains(pointer)))
            {
                var document = Tree();
                TestMatrix.Set(document, pointer, other.DeepClone());
                if (pointer == "/allowsJointAccountability")
                {
                    NameOneParty(document);
                }

                if (Accepted(document) is { } after)
                {
                    yield return (FieldOf(pointer), pointer, after);
                    break;
                }
            }
        }
    }

    /// <summary>Returns the matrix without each value and element that the format doesn't require.</summary>
    public static IEnumerable<(string Field, string Pointer, Matrix After)> Removals()
    {
        foreach (var pointer in Pointers(Tree(), ""))
        {
            var document = Tree();
            Remove(document, pointer);
            if (Accepted(document) is { } after)
            {
                yield return (FieldOf(pointer), pointer, after);
            }
        }
    }

    /// <summary>Returns the matrix with the first element of each ordered list moved to the end.</summary>
    public static IEnumerable<(string Field, string Pointer, Matrix After)> Reorderings()
    {
        foreach (var pointer in Pointers(Tree(), ""))
        {
            var document = Tree();
            if (At(document, pointer.Split('/')[1..]) is JsonArray { Count: > 1 } list)
            {
                var first = list[0];
                list.RemoveAt(0);
                list.Add(first);
                if (Accepted(document) is { } after)
                {
                    yield return (FieldOf(pointer), pointer, after);
                }
            }
        }
    }

    /// <summary>Returns the matrix with as little as the format requires besides one property.</summary>
    /// <param name="field">The property, as in <see cref="All"/>.</param>
    public static Matrix OnlyWith(string field)
    {
        var (document, before) = (Tree(), "");
        while (document.ToJsonString() is var now && now != before)
        {
            // What refers to an element can come after it, so that the element can be removed only the next time.
            before = now;
            Reduce(ref document, "", field);
        }

        return Accepted(document)!;
    }

    /// <summary>Returns the matrix with a unique text wherever the format accepts any text, and those texts.</summary>
    public static (Matrix Matrix, IReadOnlyList<string> Texts) WithOwnTexts()
    {
        var (document, texts) = (Tree(), new List<string>());
        foreach (var (pointer, value) in Leaves(Tree(), "").Where(leaf => !NeverCompared.Contains(leaf.Pointer)))
        {
            var text = $"zq{texts.Count}x";
            TestMatrix.Set(document, pointer, pointer.EndsWith("/url", StringComparison.Ordinal) ? $"https://{text}.example/" : text);
            if (Accepted(document) is null)
            {
                TestMatrix.Set(document, pointer, value.DeepClone());
            }
            else
            {
                texts.Add(text);
            }
        }

        return (Accepted(document)!, texts);
    }

    /// <summary>Returns the names of the properties of a matrix that contain any of some texts.</summary>
    public static IEnumerable<string> PropertiesWith(Matrix matrix, IReadOnlyCollection<string> texts) =>
        JsonNode
            .Parse(MatrixWriter.Write(matrix))!
            .AsObject()
            .Where(property => Leaves(property.Value!, "").Any(leaf => texts.Contains(leaf.Value.ToString())))
            .Select(property => property.Key);

    /// <returns>Null when the format refuses the document, or its canonical content is the same.</returns>
    private static Matrix? Accepted(JsonObject document) =>
        MatrixReader.Read(TestMatrix.ToBytes(document)) is MatrixReadOutcome.Accepted(var after)
        && !MatrixWriter.Write(after).AsSpan().SequenceEqual(MatrixWriter.Write(Before))
            ? after
            : null;

    /// <summary>Makes the first of the parties that share accountability accountable, for a matrix without joint accountability.</summary>
    private static void NameOneParty(JsonObject document)
    {
        foreach (
            var cell in Pointers(Tree(), "")
                .Where(pointer => pointer.EndsWith("/jointlyAccountable", StringComparison.Ordinal))
                .Select(pointer => At(document, pointer.Split('/')[1..^1]).AsObject())
        )
        {
            cell["accountable"] = cell["jointlyAccountable"]![0]!.DeepClone();
            cell.Remove("jointlyAccountable");
        }
    }

    private static void Reduce(ref JsonObject document, string at, string field)
    {
        foreach (var (token, _) in Kids(At(document, at.Split('/')[1..])).Reverse().ToList())
        {
            var pointer = $"{at}/{token}";
            var isAround = $"{field}/".StartsWith($"{FieldOf(pointer)}/", StringComparison.Ordinal);
            var smaller = document.DeepClone().AsObject();
            Remove(smaller, pointer);
            if (!isAround && Accepted(smaller) is not null)
            {
                document = smaller;
            }
            else if (FieldOf(pointer) != field)
            {
                Reduce(ref document, pointer, field);
            }
        }
    }

    private static JsonObject Tree() => JsonNode.Parse(MatrixWriter.Write(Before))!.AsObject();

    private static IEnumerable<(string Pointer, JsonValue Value)> Leaves(JsonNode node, string at) =>
        node is JsonValue value ? [(at, value)] : Kids(node).SelectMany(kid => Leaves(kid.Node, $"{at}/{kid.Token}"));

    private static IEnumerable<string> Pointers(JsonNode node, string at) =>
        Kids(node).SelectMany(kid => Pointers(kid.Node, $"{at}/{kid.Token}").Prepend($"{at}/{kid.Token}"));

    private static IEnumerable<(string Token, JsonNode Node)> Kids(JsonNode node) =>
        node switch
        {
            JsonObject parent => parent.Select(property => (property.Key, property.Value!)),
            JsonArray list => list.Select((item, index) => (index.ToString(CultureInfo.InvariantCulture), item!)),
            _ => [],
        };

    /// <summary>Values of which at least one can replace any value.</summary>
    private static IEnumerable<JsonValue> OthersFor(JsonValue value) =>
        value.TryGetValue(out bool flag)
            ? [JsonValue.Create(!flag)]
            : OthersFor(value.GetValue<string>()).Select(text => JsonValue.Create(text));

    /// <summary>Texts of which at least one can replace any text, be it a word of the format, a slug or a day.</summary>
    private static IEnumerable<string> OthersFor(string value) =>
        [
            $"{value}x",
            "Z",
            "unofficial",
            "judgement",
            "configures",
            "independent",
            "2026-02-02",
            "de",
            .. new[] { "p1", "p2", "p3", "p4", "m1", "m2", "m3", "s1", "s2", "r1", "r2", "r3" }.Where(slug => slug != value),
        ];

    /// <summary>Returns the place without the numbers and names in it.</summary>
    private static string FieldOf(string pointer) => ElementPattern().Replace(pointer, "/*");

    private static JsonNode At(JsonNode node, string[] tokens) =>
        tokens.Aggregate(
            node,
            (parent, token) => parent is JsonArray list ? list[int.Parse(token, CultureInfo.InvariantCulture)]! : parent[token]!
        );

    private static void Remove(JsonObject document, string pointer)
    {
        var tokens = pointer.Split('/')[1..];
        var parent = At(document, tokens[..^1]);
        if (parent is JsonArray items)
        {
            items.RemoveAt(int.Parse(tokens[^1], CultureInfo.InvariantCulture));
        }
        else
        {
            parent.AsObject().Remove(tokens[^1]);
        }
    }

    /// <summary>
    /// A matrix that uses everything that the format offers, most of it twice. Each kind of element has one more that nothing refers to.
    /// </summary>
    private static Matrix Full() =>
        new Matrix
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
            Language = "fr",
            ColumnKind = new ColumnKind("service", "services"),
            AllowsJointAccountability = true,
            Parties = [Party("p1", "P"), Party("p2", "Q"), Party("p3", "R"), Party("p4", "S")],
            HostingModels = [Model("m1"), Model("m2"), Model("m3")],
            Deployments = [new Deployment("d1", "D", ["m1", "m2"]) { Note = "N" }],
            Frameworks = [new Framework("f1", "F", "1") { Note = "N" }, new Framework("f2", "G", "1"), new Framework("f3", "H", "1")],
            Sources = [Source("s1"), Source("s2")],
            Statements = [new Statement("st", "S", ["r1", "r2"])],
            Synonyms = [new SynonymGroup(["T1", "T2"]), new SynonymGroup(["T3", "T4"])],
            UsesDefaultSynonyms = false,
            Domains =
            [
                new ControlDomain(
                    "do1",
                    "Domain one",
                    [Row("r1") with { Controls = [new ControlMapping("f1", ["F-1"]), new ControlMapping("f2", ["G-1"])] }, Row("r2")]
                )
                {
                    Description = "D",
                },
                new ControlDomain("do2", "Domain two", [Row("r3") with { Assignments = [Joint("m1"), NotApplicable("m2")] }, Row("r4")]),
            ],
        }.InCanonicalOrder();

    private static Party Party(string slug, string letter) =>
        new(slug, letter, $"Party {letter}") { Description = "D", Examples = ["E1", "E2"] };

    private static HostingModel Model(string slug) =>
        new()
        {
            Slug = slug,
            Name = $"Model {slug}",
            Label = "L",
            Definition = "D",
            Products = ["P1", "P2"],
            Parties = ["p1", "p2", "p3"],
            Basis = Basis.Sourced,
            BasisNote = "B",
            Note = "N",
            Aliases = [$"A {slug}"],
        };

    private static Source Source(string slug) => new(slug, "S", $"https://{slug}.example/", "k") { CheckedOn = new DateOnly(2026, 1, 31) };

    private static Responsibility Row(string slug) =>
        new()
        {
            Slug = slug,
            Title = $"Row {slug}",
            Description = "D",
            Note = "N",
            Keywords = ["K1", "K2"],
            Assignments = [Cell("m1"), Cell("m2")],
            Sources = ["s1"],
            Related = slug == "r1" ? ["r2"] : ["r1"],
            ReviewedOn = new DateOnly(2026, 1, 31),
            ReviewDueOn = new DateOnly(2027, 1, 31),
        };

    private static Assignment Cell(string model) =>
        new(model)
        {
            Accountable = "p1",
            Contributing = ["p2"],
            Notes = [new PartyNote("p1", "N"), new PartyNote("p2", "N")],
            Basis = Basis.IndustryPractice,
            CustomerPart = CustomerPart.Provides,
            Sharing = Sharing.Dependent,
            Sources = ["s1"],
        };

    private static Assignment Joint(string model) =>
        new(model) { JointlyAccountable = ["p1", "p2"], Notes = [new PartyNote("p1", "N")] };

    private static Assignment NotApplicable(string model) => new(model) { NotApplicable = "N", Basis = Basis.Sourced };

    [GeneratedRegex("/([0-9]+|[mpf][0-9])(?=/|$)")]
    private static partial Regex ElementPattern();
}
