using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>A matrix that uses every property of the exchange format, and all valid matrices that differ from it in one thing.</summary>
internal static partial class EveryField
{
    /// <summary>Another slug is another matrix and another format is none: neither is ever compared.</summary>
    public static readonly string[] NeverCompared = ["/format", "/slug"];

    public static readonly Matrix Before = Full();

    /// <summary>Every property that has a value, as JSON Pointers with <c>*</c> for the elements.</summary>
    public static IEnumerable<string> All => Leaves(Tree(), "").Select(leaf => FieldOf(leaf.Pointer)).Distinct(StringComparer.Ordinal);

    /// <summary>Each value replaced by the first other one that the format accepts there.</summary>
    public static IEnumerable<(string Field, string Pointer, Matrix After)> Alterations()
    {
        foreach (var (pointer, value) in Leaves(Tree(), ""))
        {
            foreach (var other in OthersFor(value).Where(_ => !NeverCompared.Contains(pointer)))
            {
                var document = Tree();
                TestMatrix.Set(document, pointer, other);
                if (Accepted(document) is { } after)
                {
                    yield return (FieldOf(pointer), pointer, after);
                    break;
                }
            }
        }
    }

    /// <summary>Each value and element left out, where the format does not require it.</summary>
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

    /// <summary>Each list with its first element last, where the order means something.</summary>
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

    /// <summary>The matrix with a text of its own wherever the format takes any text, and those texts.</summary>
    public static (Matrix Matrix, IReadOnlyList<string> Texts) WithOwnTexts()
    {
        var (document, texts) = (Tree(), new List<string>());
        foreach (var (pointer, value) in Leaves(Tree(), "").Where(leaf => !NeverCompared.Contains(leaf.Pointer)))
        {
            var text = $"zq{texts.Count}x";
            TestMatrix.Set(document, pointer, pointer.EndsWith("/url", StringComparison.Ordinal) ? $"https://{text}.example/" : text);
            if (Accepted(document) is null)
            {
                TestMatrix.Set(document, pointer, value);
            }
            else
            {
                texts.Add(text);
            }
        }

        return (Accepted(document)!, texts);
    }

    /// <returns>Null when the format refuses the document, or its canonical content is the same.</returns>
    private static Matrix? Accepted(JsonObject document) =>
        MatrixReader.Read(TestMatrix.ToBytes(document)) is MatrixReadOutcome.Accepted(var after) && !MatrixWriter.Write(after).AsSpan().SequenceEqual(MatrixWriter.Write(Before))
            ? after
            : null;

    private static JsonObject Tree() => JsonNode.Parse(MatrixWriter.Write(Before))!.AsObject();

    private static IEnumerable<(string Pointer, string Value)> Leaves(JsonNode node, string at) =>
        node is JsonValue value ? [(at, value.GetValue<string>())] : Kids(node).SelectMany(kid => Leaves(kid.Node, $"{at}/{kid.Token}"));

    private static IEnumerable<string> Pointers(JsonNode node, string at) => Kids(node).SelectMany(kid => Pointers(kid.Node, $"{at}/{kid.Token}").Prepend($"{at}/{kid.Token}"));

    private static IEnumerable<(string Token, JsonNode Node)> Kids(JsonNode node) => node switch
    {
        JsonObject parent => parent.Select(property => (property.Key, property.Value!)),
        JsonArray list => list.Select((item, index) => (index.ToString(CultureInfo.InvariantCulture), item!)),
        _ => [],
    };

    /// <summary>Values of which at least one can stand in the place of another, be that a text, a word of the format, a slug or a day.</summary>
    private static IEnumerable<string> OthersFor(string value) =>
    [
        $"{value}x", "Z", "unofficial", "judgement", "configures", "independent", "2026-02-02", .. new[] { "p1", "p2", "p3", "p4", "m1", "m2", "m3", "s1", "s2", "r1", "r2", "r3" }.Where(slug => slug != value),
    ];

    /// <summary>The place without the numbers and names of what stands there.</summary>
    private static string FieldOf(string pointer) => ElementPattern().Replace(pointer, "/*");

    private static JsonNode At(JsonNode node, string[] tokens) =>
        tokens.Aggregate(node, (parent, token) => parent is JsonArray list ? list[int.Parse(token, CultureInfo.InvariantCulture)]! : parent[token]!);

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
    /// A matrix in which everything is said that can be said, most of it twice, and of each kind of element there is one more that nothing
    /// refers to.
    /// </summary>
    private static Matrix Full() => new Matrix
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
        Parties = [Party("p1", "P"), Party("p2", "Q"), Party("p3", "R"), Party("p4", "S")],
        HostingModels = [Model("m1"), Model("m2"), Model("m3")],
        Deployments = [new Deployment("d1", "D", ["m1", "m2"]) { Note = "N" }],
        Frameworks = [new Framework("f1", "F", "1") { Note = "N" }, new Framework("f2", "G", "1"), new Framework("f3", "H", "1")],
        Sources = [Source("s1"), Source("s2")],
        Statements = [new Statement("st", "S", ["r1", "r2"])],
        Domains =
        [
            new ControlDomain("do1", "Domain one", [Row("r1") with { Controls = [new ControlMapping("f1", ["F-1"]), new ControlMapping("f2", ["G-1"])] }, Row("r2")]) { Description = "D" },
            new ControlDomain("do2", "Domain two", [Row("r3"), Row("r4")]),
        ],
    }.InCanonicalOrder();

    private static Party Party(string slug, string letter) => new(slug, letter, $"Party {letter}") { Description = "D", Examples = ["E1", "E2"] };

    private static HostingModel Model(string slug) => new()
    {
        Slug = slug, Name = $"Model {slug}", Label = "L", Definition = "D", Products = ["P1", "P2"], Parties = ["p1", "p2", "p3"], Basis = Basis.Sourced, BasisNote = "B", Aliases = [$"A {slug}"],
    };

    private static Source Source(string slug) => new(slug, "S", $"https://{slug}.example/", "k") { CheckedOn = new DateOnly(2026, 1, 31) };

    private static Responsibility Row(string slug) => new()
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

    private static Assignment Cell(string model) => new(model)
    {
        Accountable = "p1", Contributing = ["p2"], Notes = [new PartyNote("p1", "N"), new PartyNote("p2", "N")], Basis = Basis.IndustryPractice, CustomerPart = CustomerPart.Provides, Sharing = Sharing.Dependent,
    };

    [GeneratedRegex("/([0-9]+|[mpf][0-9])(?=/|$)")]
    private static partial Regex ElementPattern();
}
