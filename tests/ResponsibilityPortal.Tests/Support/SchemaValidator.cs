using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>
/// Validates a document against the keywords of JSON Schema (draft 2020-12) that the published schema uses. Refuses schemas with other
/// keywords, so that no rule goes unchecked.
/// </summary>
internal sealed class SchemaValidator(JsonObject schema)
{
    /// <summary>Returns every place that breaks a rule: <c>/parties/0/letter: pattern</c>.</summary>
    public List<string> Validate(JsonNode? document)
    {
        var errors = new List<string>();
        Validate(schema, document, "", errors);
        return errors;
    }

    private void Validate(JsonObject rules, JsonNode? value, string pointer, List<string> errors)
    {
        foreach (var (keyword, rule) in rules)
        {
            if (!Holds(keyword, rule, rules, value, pointer, errors))
            {
                errors.Add($"{pointer}: {keyword}");
            }
        }
    }

    /// <summary>Returns whether the keyword's own rule holds. Adds violations further down to the errors.</summary>
    private bool Holds(string keyword, JsonNode? rule, JsonObject rules, JsonNode? value, string pointer, List<string> errors)
    {
        var (members, items, text) = (value as JsonObject, value as JsonArray, TextOf(value));
        switch (keyword)
        {
            case "$schema" or "$id" or "$defs" or "title" or "description":
                return true;
            case "$ref":
                Validate(Definition((string)rule!), value, pointer, errors);
                return true;
            case "type":
                return (string)rule! switch
                {
                    "object" => members is not null,
                    "array" => items is not null,
                    "string" => text is not null,
                    "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
                    var other => throw new NotSupportedException($"The type '{other}'."),
                };
            case "const":
                return JsonNode.DeepEquals(rule, value);
            case "enum":
                return rule!.AsArray().Any(allowed => JsonNode.DeepEquals(allowed, value));
            case "minLength":
                return text is null || text.EnumerateRunes().Count() >= (int)rule!;
            case "maxLength":
                return text is null || text.EnumerateRunes().Count() <= (int)rule!;
            case "pattern":
                return text is null || Regex.IsMatch(text, Ecma((string)rule!), RegexOptions.CultureInvariant);
            case "format" when (string)rule! == "date":
                return text is null || DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
            case "minItems":
                return items is null || items.Count >= (int)rule!;
            case "maxItems":
                return items is null || items.Count <= (int)rule!;
            case "uniqueItems" when (bool)rule!:
                return items is null || items.Select(item => item?.ToJsonString()).Distinct(StringComparer.Ordinal).Count() == items.Count;
            case "items":
                foreach (var (index, item) in (items ?? []).Index())
                {
                    Validate(rule!.AsObject(), item, $"{pointer}/{index}", errors);
                }

                return true;
            case "required":
                return members is null || rule!.AsArray().All(name => members.ContainsKey((string)name!));
            case "properties":
                foreach (var (name, property) in rule!.AsObject().Where(property => members?.ContainsKey(property.Key) == true))
                {
                    Validate(property!.AsObject(), members![name], $"{pointer}/{name}", errors);
                }

                return true;
            case "propertyNames":
                foreach (var (name, _) in members ?? [])
                {
                    Validate(rule!.AsObject(), JsonValue.Create(name), $"{pointer}/{name}", errors);
                }

                return true;
            case "additionalProperties":
                var further = (members ?? []).Where(member => rules["properties"]?.AsObject().ContainsKey(member.Key) != true).ToList();
                if (rule is JsonObject ofFurther)
                {
                    further.ForEach(member => Validate(ofFurther, member.Value, $"{pointer}/{member.Key}", errors));
                    return true;
                }

                return further.Count == 0;
            default:
                throw new NotSupportedException($"The keyword '{keyword}'.");
        }
    }

    private JsonObject Definition(string reference) => schema["$defs"]![reference["#/$defs/".Length..]]!.AsObject();

    private static string? TextOf(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    /// <summary>In ECMAScript, <c>$</c> matches only the very end. In .NET, it also matches before a final line feed.</summary>
    private static string Ecma(string pattern) => pattern.EndsWith('$') ? $@"{pattern[..^1]}\z" : pattern;
}
