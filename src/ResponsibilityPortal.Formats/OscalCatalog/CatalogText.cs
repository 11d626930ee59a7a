using System.Text;
using System.Text.Json;
using ResponsibilityPortal.Formats.Importing;

namespace ResponsibilityPortal.Formats.OscalCatalog;

/// <summary>Reads the texts of a catalog. Anything of an unexpected type counts as absent.</summary>
internal static class CatalogText
{
    /// <summary>The levels of a statement: (a), (1). Deeper ones are part of the text of these.</summary>
    private const int PartDepthMax = 8;

    public static string? TextOf(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    public static IEnumerable<JsonElement> ItemsOf(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray()
            : [];

    public static bool IsWithdrawn(JsonElement control) =>
        ItemsOf(control, "props")
            .Any(property =>
                TextOf(property, "name") == "status"
                && TextOf(property, "value")?.Equals("withdrawn", StringComparison.OrdinalIgnoreCase) == true
            );

    /// <summary>Returns the label as people write it: "AC-2(1)" and not "AC-02(01)", which sorts.</summary>
    public static string? LabelOf(JsonElement element)
    {
        var labels = ItemsOf(element, "props").Where(property => TextOf(property, "name") == "label").ToList();
        var label = labels.Find(property => TextOf(property, "class") is null or "sp800-53");
        return TextOf(label.ValueKind == JsonValueKind.Undefined ? labels.FirstOrDefault() : label, "value");
    }

    /// <summary>Returns the IDs of related controls.</summary>
    public static IEnumerable<string> RelatedOf(JsonElement control) =>
        from link in ItemsOf(control, "links")
        where TextOf(link, "rel") == "related"
        let address = TextOf(link, "href")
        where address?.StartsWith('#') == true
        select address[1..];

    /// <summary>Returns what the control requires, its statement, on one line as descriptions are.</summary>
    public static string StatementOf(JsonElement control, ControlParameters parameters)
    {
        var text = new StringBuilder();
        foreach (var part in ItemsOf(control, "parts").Where(part => TextOf(part, "name") == "statement"))
        {
            Append(text, part, parameters, 0);
        }

        return ImportText.OneLine(text.ToString());
    }

    private static void Append(StringBuilder text, JsonElement part, ControlParameters parameters, int depth)
    {
        if (text.Length > ControlParameters.TextReadLength)
        {
            return;
        }

        if (TextOf(part, "prose") is { } prose)
        {
            text.Append(LabelOf(part) is { } label ? $"{label} " : "").Append(parameters.In(prose)).Append('\n');
        }

        if (depth < PartDepthMax)
        {
            foreach (var inner in ItemsOf(part, "parts"))
            {
                Append(text, inner, parameters, depth + 1);
            }
        }
    }
}
