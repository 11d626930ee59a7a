using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>
/// A matrix split into elements: each element with its own properties, each cell, and the order of each list has an address. Two split
/// matrices can be compared. The differences can be stored, replayed and undone.
/// </summary>
/// <remarks>
/// Addresses: <c>matrix</c>, <c>party/x</c>, <c>hosting-model/x</c>, <c>deployment/x</c>, <c>framework/x</c>, <c>source/x</c>,
/// <c>statement/x</c>, <c>synonyms</c>, <c>default-synonyms</c>, <c>domain/x</c>, <c>responsibility/x</c>, <c>cell/row/model</c>,
/// <c>order/parties</c> and so on, and <c>order/responsibilities/domain</c> for the rows of a domain.
/// </remarks>
public sealed class MatrixElements
{
    /// <summary>The address of the texts of the matrix.</summary>
    internal const string Texts = "matrix";

    /// <summary>The first step in the address of a row.</summary>
    internal const string Row = "responsibility";

    /// <summary>The address of all groups of synonyms.</summary>
    internal const string Synonyms = "synonyms";

    /// <summary>The address of the switch for the default synonyms. It has a value only when they are off.</summary>
    internal const string DefaultSynonyms = "default-synonyms";

    private const string Domains = "domains";
    private const string Rows = "responsibilities";
    private const string Cells = "assignments";

    /// <summary>The lists of the format, with the name of each list and of its elements in addresses.</summary>
    private static readonly (string Property, string List, string Element)[] Lists =
    [
        ("parties", "parties", "party"),
        ("hostingModels", "hosting-models", "hosting-model"),
        ("deployments", "deployments", "deployment"),
        ("frameworks", "frameworks", "framework"),
        ("sources", "sources", "source"),
        ("statements", "statements", "statement"),
        (Domains, Domains, "domain"),
    ];

    /// <summary>Properties of the matrix that are elements of their own, with their addresses.</summary>
    private static readonly (string Property, string Address)[] Singles =
    [
        ("synonyms", Synonyms),
        ("defaultSynonyms", DefaultSynonyms),
    ];

    private MatrixElements(SortedDictionary<string, string> values) => Values = values;

    /// <summary>Canonical JSON by address, in ordinal order.</summary>
    public IReadOnlyDictionary<string, string> Values { get; }

    /// <summary>Splits a matrix into elements.</summary>
    public static MatrixElements Of(Matrix matrix)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var root = MatrixWriter.Tree(matrix.InCanonicalOrder());
        foreach (var (property, list, element) in Lists)
        {
            if (Take(root, property) is not JsonArray items)
            {
                continue;
            }

            values.Add($"order/{list}", Order(items));
            foreach (var item in items)
            {
                if (property == Domains)
                {
                    AddRows(values, item!.AsObject());
                }

                values.Add($"{element}/{SlugOf(item!)}", Text(item));
            }
        }

        foreach (var (property, address) in Singles)
        {
            if (Take(root, property) is { } value)
            {
                values.Add(address, Text(value));
            }
        }

        values.Add(Texts, Text(root));
        return new MatrixElements(values);
    }

    internal static MatrixElements Of(SortedDictionary<string, string> values) => new(values);

    /// <summary>Returns whether an address is that of a list's order.</summary>
    public static bool IsOrder(string address) => address.StartsWith("order/", StringComparison.Ordinal);

    /// <summary>
    /// Returns whether a value has the form for an address: an order is a list of slugs, synonyms are a list of lists of terms, and an
    /// element is an object with its slug.
    /// </summary>
    internal static bool HasFormOf(string address, JsonElement value) =>
        address.Split('/') switch
        {
            ["order", ..] => value.ValueKind == JsonValueKind.Array
                && value.EnumerateArray().All(slug => slug.ValueKind == JsonValueKind.String),
            [Synonyms] => value.ValueKind == JsonValueKind.Array
                && value
                    .EnumerateArray()
                    .All(group =>
                        group.ValueKind == JsonValueKind.Array
                        && group.EnumerateArray().All(term => term.ValueKind == JsonValueKind.String)
                    ),
            [DefaultSynonyms] => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            [Texts] or ["cell", _, _] => value.ValueKind == JsonValueKind.Object,
            [_, var slug] => value.ValueKind == JsonValueKind.Object
                && value.TryGetProperty("slug", out var own)
                && own.ValueKind == JsonValueKind.String
                && own.ValueEquals(slug),
            _ => false,
        };

    /// <summary>Joins the elements to a matrix, by the rules of the exchange format.</summary>
    /// <param name="matrix">The matrix; null when the elements don't form one.</param>
    /// <param name="loose">Addresses without a target: elements in no order, names in an order without an element, cells without a
    /// row.</param>
    /// <param name="problems">What violates the format.</param>
    public bool TryToMatrix(out Matrix? matrix, out ValueList<string> loose, out ValueList<MatrixProblem> problems)
    {
        var unused = Values.Keys.ToHashSet(StringComparer.Ordinal);
        var missing = new List<string>();
        var root = Use(Texts) as JsonObject ?? [];
        var cells = Values
            .Keys.Where(key => key.StartsWith("cell/", StringComparison.Ordinal))
            .ToLookup(key => key.Split('/')[1], StringComparer.Ordinal);
        foreach (var (property, list, element) in Lists)
        {
            if (List($"order/{list}", element) is { Count: > 0 } items)
            {
                root[property] = items;
            }
        }

        foreach (var (property, address) in Singles)
        {
            if (Use(address) is { } value)
            {
                root[property] = value;
            }
        }

        foreach (var domain in (root[Domains] as JsonArray ?? []).Cast<JsonObject>())
        {
            var rows = List($"order/{Rows}/{SlugOf(domain)}", Row);
            foreach (var row in rows.Cast<JsonObject>())
            {
                var assignments = cells[SlugOf(row)].Select(address => KeyValuePair.Create(address.Split('/')[2], Use(address))).ToList();
                if (assignments.Count > 0)
                {
                    row[Cells] = new JsonObject(assignments);
                }
            }

            domain[Rows] = rows;
        }

        (matrix, problems) = (null, []);
        loose = missing.Concat(unused.Order(StringComparer.Ordinal)).ToValueList();
        if (loose.Count > 0)
        {
            return false;
        }

        switch (MatrixReader.Read(CanonicalJson.Serialize(root)))
        {
            case MatrixReadOutcome.Accepted(var read):
                matrix = read;
                return true;
            case MatrixReadOutcome.Refused(var found):
                problems = found;
                return false;
            default:
                return false;
        }

        JsonNode? Use(string address)
        {
            unused.Remove(address);
            return Values.TryGetValue(address, out var text) ? JsonNode.Parse(text) : null;
        }

        JsonArray List(string order, string element)
        {
            var items = new JsonArray();
            foreach (var slug in SlugsIn((Use(order) as JsonArray)?.ToJsonString()))
            {
                if (Use($"{element}/{slug}") is { } item)
                {
                    items.Add(item);
                }
                else
                {
                    missing.Add($"{element}/{slug}");
                }
            }

            return items;
        }
    }

    /// <summary>Returns the names in an order; none for a list that doesn't exist.</summary>
    internal static IReadOnlyList<string> SlugsIn(string? order) =>
        order is null ? [] : [.. JsonNode.Parse(order)!.AsArray().Select(slug => slug!.GetValue<string>())];

    /// <summary>Returns the groups of synonyms in a value, each as canonical JSON; none for null.</summary>
    internal static IReadOnlyList<string> GroupsIn(string? synonyms) =>
        synonyms is null ? [] : [.. JsonNode.Parse(synonyms)!.AsArray().Select(Text)];

    internal static string SynonymsOf(IEnumerable<string> groups) =>
        Text(new JsonArray([.. groups.Select(group => JsonNode.Parse(group))]));

    internal static string OrderOf(IEnumerable<string> slugs) => Text(new JsonArray([.. slugs.Select(slug => JsonValue.Create(slug))]));

    internal static string Text(JsonNode? node) => Encoding.UTF8.GetString(CanonicalJson.Serialize(node));

    private static void AddRows(SortedDictionary<string, string> values, JsonObject domain)
    {
        if (Take(domain, Rows) is not JsonArray rows)
        {
            return;
        }

        values.Add($"order/{Rows}/{SlugOf(domain)}", Order(rows));
        foreach (var row in rows)
        {
            var slug = SlugOf(row!);
            foreach (var (model, cell) in Take(row!.AsObject(), Cells) as JsonObject ?? [])
            {
                values.Add($"cell/{slug}/{model}", Text(cell));
            }

            values.Add($"{Row}/{slug}", Text(row));
        }
    }

    private static JsonNode? Take(JsonObject from, string property) => from.Remove(property, out var taken) ? taken : null;

    private static string Order(JsonArray items) => OrderOf(items.Select(item => SlugOf(item!)));

    private static string SlugOf(JsonNode item) => item["slug"]!.GetValue<string>();
}
