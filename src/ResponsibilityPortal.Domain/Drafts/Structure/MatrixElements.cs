using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>
/// A matrix taken apart: each element with its own properties, each cell, and the order of each list, under an address of its
/// own. Two matrices taken apart can be compared, and what differs can be written down, replayed and taken back.
/// </summary>
/// <remarks>
/// Addresses: <c>matrix</c>, <c>party/x</c>, <c>hosting-model/x</c>, <c>deployment/x</c>, <c>framework/x</c>, <c>source/x</c>,
/// <c>statement/x</c>, <c>domain/x</c>, <c>responsibility/x</c>, <c>cell/row/model</c>, <c>order/parties</c> and so on, and
/// <c>order/responsibilities/domain</c> for the rows of a domain.
/// </remarks>
public sealed class MatrixElements
{
    /// <summary>The address of the texts of the matrix.</summary>
    internal const string Texts = "matrix";

    /// <summary>What the address of a row begins with.</summary>
    internal const string Row = "responsibility";

    private const string Domains = "domains";
    private const string Rows = "responsibilities";
    private const string Cells = "assignments";

    /// <summary>The lists of the format, the name of each in addresses, and that of its elements.</summary>
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

    private MatrixElements(SortedDictionary<string, string> values) => Values = values;

    /// <summary>Canonical JSON by address, in ordinal order.</summary>
    public IReadOnlyDictionary<string, string> Values { get; }

    /// <summary>Takes a matrix apart.</summary>
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

        values.Add(Texts, Text(root));
        return new MatrixElements(values);
    }

    internal static MatrixElements Of(SortedDictionary<string, string> values) => new(values);

    /// <summary>Whether an address is that of a list's order.</summary>
    public static bool IsOrder(string address) => address.StartsWith("order/", StringComparison.Ordinal);

    /// <summary>Whether a value can be that of an address: an order is a list of slugs, an element an object with its slug.</summary>
    internal static bool HasFormOf(string address, JsonElement value) => address.Split('/') switch
    {
        ["order", ..] => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(slug => slug.ValueKind == JsonValueKind.String),
        [Texts] or ["cell", _, _] => value.ValueKind == JsonValueKind.Object,
        [_, var slug] => value.ValueKind == JsonValueKind.Object && value.TryGetProperty("slug", out var own) && own.ValueKind == JsonValueKind.String && own.ValueEquals(slug),
        _ => false,
    };

    /// <summary>Puts the matrix together again, by the rules of the exchange format.</summary>
    /// <param name="matrix">The matrix; null when the elements make none.</param>
    /// <param name="loose">Addresses that lead nowhere: elements in no order, names in an order without element, cells without row.</param>
    /// <param name="problems">What the format has to say about it.</param>
    public bool TryToMatrix(out Matrix? matrix, out ValueList<string> loose, out ValueList<MatrixProblem> problems)
    {
        var unused = Values.Keys.ToHashSet(StringComparer.Ordinal);
        var missing = new List<string>();
        var root = Use(Texts) as JsonObject ?? [];
        var cells = Values.Keys.Where(key => key.StartsWith("cell/", StringComparison.Ordinal)).ToLookup(key => key.Split('/')[1], StringComparer.Ordinal);
        foreach (var (property, list, element) in Lists)
        {
            if (List($"order/{list}", element) is { Count: > 0 } items)
            {
                root[property] = items;
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

    /// <summary>The names in an order; none for a list that is not there.</summary>
    internal static IReadOnlyList<string> SlugsIn(string? order) =>
        order is null ? [] : [.. JsonNode.Parse(order)!.AsArray().Select(slug => slug!.GetValue<string>())];

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
