using System.Text.Json.Nodes;
using Json.Schema;

namespace ResponsibilityPortal.Tests.Formats.Oscal;

/// <summary>NIST's schema for component definitions, checked by a library that isn't ours.</summary>
internal static class OscalSchema
{
    private static readonly Lazy<JsonSchema> ComponentDefinition = new(() =>
    {
        var schema = JsonNode.Parse(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Formats", "Oscal", "Schemas", "oscal_component_schema.json"))
        )!;
        Prepare(schema, isRoot: true);
        return JsonSchema.FromText(schema.ToJsonString());
    });

    /// <summary>Returns every place that breaks a rule, with the rule.</summary>
    public static List<string> Validate(JsonNode document)
    {
        // Stops at the first broken rule. Listing all of them takes many times as long.
        if (Evaluate(document, OutputFormat.Flag).IsValid)
        {
            return [];
        }

        var errors = Evaluate(document, OutputFormat.List)
            .Details.Where(detail => !detail.IsValid && detail.HasErrors)
            .SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Key} {error.Value}"))
            .Distinct()
            .ToList();
        return errors.Count > 0 ? errors : ["The document is not valid."];
    }

    private static EvaluationResults Evaluate(JsonNode document, OutputFormat format) =>
        ComponentDefinition.Value.Evaluate(document, new EvaluationOptions { OutputFormat = format, RequireFormatValidation = true });

    /// <summary>
    /// Removes the IDs within the schema, which aren't valid in draft 7 and which no reference uses. Gives <c>$</c> in patterns the meaning
    /// of ECMAScript: in .NET, it also matches before a final line feed.
    /// </summary>
    private static void Prepare(JsonNode? node, bool isRoot = false)
    {
        switch (node)
        {
            case JsonObject schema:
                if (!isRoot && schema["$id"] is JsonValue)
                {
                    schema.Remove("$id");
                }

                if (schema["pattern"] is JsonValue pattern)
                {
                    schema["pattern"] = ((string)pattern!).Replace("$", @"\z", StringComparison.Ordinal);
                }

                foreach (var (_, child) in schema.ToList())
                {
                    Prepare(child);
                }

                break;
            case JsonArray list:
                foreach (var child in list)
                {
                    Prepare(child);
                }

                break;
        }
    }
}
