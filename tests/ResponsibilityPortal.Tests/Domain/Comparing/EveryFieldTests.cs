using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ResponsibilityPortal.Domain.Comparing;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Matrices.Exchange;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Comparing;

/// <summary>Whatever the exchange format can say, a comparison tells when it says something else.</summary>
public sealed partial class EveryFieldTests
{
    /// <summary>Another slug is another matrix and another format is none: neither is ever compared.</summary>
    private static readonly string[] NeverCompared = ["/format", "/slug"];

    private static readonly Matrix Before = Full();

    [Fact]
    public void Another_value_of_any_field_is_told()
    {
        var (altered, leaves) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (pointer, value) in Leaves(Tree(), ""))
        {
            leaves.Add(FieldOf(pointer));
            foreach (var other in OthersFor(value).Where(_ => !NeverCompared.Contains(pointer)))
            {
                var document = Tree();
                TestMatrix.Set(document, pointer, other);
                if (IsTold(document, pointer))
                {
                    altered.Add(FieldOf(pointer));
                    break;
                }
            }
        }

        Assert.Equal(NeverCompared, leaves.Except(altered).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Anything_left_out_is_told()
    {
        var left = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pointer in Pointers(Tree(), ""))
        {
            var document = Tree();
            Remove(document, pointer);
            if (IsTold(document, pointer))
            {
                left.Add(FieldOf(pointer));
            }
        }

        Assert.Contains("/hostingModels/*/basis", left);
        Assert.Contains("/domains/*/responsibilities/*/controls/*", left);
        Assert.Contains("/domains/*/responsibilities/*", left);
        Assert.InRange(left.Count, 45, 80);
    }

    [Fact]
    public void The_order_of_elements_alone_is_no_difference()
    {
        var after = Before with { Sources = [Before.Sources[1], Before.Sources[0]], Domains = [Before.Domains[1], Before.Domains[0]] };
        Assert.False(HasDifferences(after));
    }

    [Fact]
    public void A_row_that_moves_to_another_domain_is_told()
    {
        var (first, second) = (Before.Domains[0], Before.Domains[1]);
        var after = Before with
        {
            Domains = [first with { Responsibilities = [first.Responsibilities[1]] }, second with { Responsibilities = [first.Responsibilities[0], .. second.Responsibilities] }],
        };
        var moved = Assert.Single(new VersionComparison(Before, after, null).ChangeWording);
        Assert.Equal([new ResponsibilityChange(null, "domain", "Domain one", "Domain two", MovesOwnership: false)], moved.Changes);
        Assert.Equal(moved.Changes, ResponsibilityComparison.Between((Before, first.Responsibilities[0]), (after, first.Responsibilities[0])));
        Assert.Equal(ChangeMark.Words, new VersionMarks(Before, after).Of(first.Responsibilities[0].Slug));
    }

    [Fact]
    public void Identifiers_that_move_to_another_framework_are_told()
    {
        var after = Before.Changing(row => row.Controls.Count == 0 ? row : row with
        {
            Controls = [new ControlMapping("f1", ["F-1", "G-1"])],
        });
        var moved = Assert.Single(new VersionComparison(Before, after, null).ChangeWording);
        Assert.Equal([new ResponsibilityChange(null, "controls", "F-1 (F 1); G-1 (G 1)", "F-1, G-1 (F 1)", MovesOwnership: false)], moved.Changes);
    }

    [Fact]
    public void A_text_that_moves_within_an_element_is_told()
    {
        var after = Before with { HostingModels = Before.HostingModels.Select(model => model with { Label = null, Definition = $"{model.Label}; {model.Definition}" }).ToValueList() };
        Assert.True(HasDifferences(after));
    }

    /// <returns>False when no portal would take such a matrix, or it is the same content.</returns>
    private static bool IsTold(JsonObject document, string pointer)
    {
        if (MatrixReader.Read(TestMatrix.ToBytes(document)) is not MatrixReadOutcome.Accepted(var after) || MatrixWriter.Write(after).AsSpan().SequenceEqual(MatrixWriter.Write(Before)))
        {
            return false;
        }

        Assert.True(HasDifferences(after), pointer);
        return true;
    }

    private static bool HasDifferences(Matrix after)
    {
        var comparison = new VersionComparison(Before, after, null);
        return comparison.MoveBetweenOthers.Count + comparison.ChangeContributors.Count + comparison.ChangeWording.Count
            + comparison.Added.Count + comparison.Retired.Count + comparison.MatrixChanges.Count > 0;
    }

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

    private static void Remove(JsonObject document, string pointer)
    {
        JsonNode parent = document;
        var tokens = pointer.Split('/')[1..];
        foreach (var token in tokens[..^1])
        {
            parent = parent is JsonArray list ? list[int.Parse(token, CultureInfo.InvariantCulture)]! : parent[token]!;
        }

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
