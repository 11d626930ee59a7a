using System.Text.Json;
using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Tests.Formats.Oscal;

/// <summary>The rules of OSCAL that its JSON Schema doesn't check.</summary>
internal static class OscalRules
{
    private const char Version5 = '5';
    private const int VersionPosition = 14;

    /// <summary>Returns every broken rule, with its place.</summary>
    public static List<string> Broken(JsonObject document)
    {
        var problems = new List<string>();
        var (uuids, parties, roles) = (new Dictionary<string, string>(), new HashSet<string>(), new HashSet<string>());
        foreach (var node in Nodes(document))
        {
            if (node.Parent is JsonObject && node.GetPropertyName() == "uuid")
            {
                var uuid = (string)node!;
                if (!uuids.TryAdd(uuid, node.GetPath()))
                {
                    problems.Add($"{node.GetPath()}: the UUID is used at {uuids[uuid]} already");
                }

                if (uuid[VersionPosition] != Version5)
                {
                    problems.Add($"{node.GetPath()}: not a UUID of version 5");
                }
            }
        }

        var metadata = document["component-definition"]!["metadata"]!;
        parties.UnionWith(metadata["parties"]!.AsArray().Select(party => (string)party!["uuid"]!));
        roles.UnionWith(metadata["roles"]!.AsArray().Select(role => (string)role!["id"]!));
        foreach (var node in Nodes(document))
        {
            var path = node.GetPath();
            var name = node.Parent is JsonObject ? node.GetPropertyName() : "";
            if (node is JsonArray { Count: 0 } or JsonObject { Count: 0 })
            {
                problems.Add($"{path}: empty");
            }

            if (node is not JsonValue value || value.GetValueKind() != JsonValueKind.String)
            {
                continue;
            }

            var text = (string)value!;
            if (text.Trim().Length == 0 || text.EndsWith('\n') || text.Any(character => char.IsControl(character) && character != '\n'))
            {
                problems.Add($"{path}: empty, ends in a line feed, or has control characters");
            }

            if (text.Contains("{{", StringComparison.Ordinal) && name is "description" or "remarks" or "title")
            {
                problems.Add($"{path}: an insertion of a parameter");
            }

            if (name is "href" or "source" && text.StartsWith('#') && !uuids.ContainsKey(text[1..]))
            {
                problems.Add($"{path}: refers to nothing");
            }

            if (name == "role-id" && !roles.Contains(text))
            {
                problems.Add($"{path}: an unknown role");
            }

            if (path.Contains(".party-uuids[", StringComparison.Ordinal) && !parties.Contains(text))
            {
                problems.Add($"{path}: an unknown party");
            }

            if (name == "name" && text is "control-origination" or "implementation-status")
            {
                problems.Add($"{path}: a claim that the matrix doesn't make");
            }
        }

        foreach (var implementation in Nodes(document).OfType<JsonObject>().Where(node => node.ContainsKey("implemented-requirements")))
        {
            var ids = implementation["implemented-requirements"]!.AsArray().Select(item => (string)item!["control-id"]!).ToList();
            if (ids.Distinct().Count() != ids.Count)
            {
                problems.Add($"{implementation.GetPath()}: a control ID occurs twice");
            }
        }

        return problems;
    }

    private static IEnumerable<JsonNode> Nodes(JsonNode? node) =>
        node switch
        {
            JsonObject parent => parent.SelectMany(property => Nodes(property.Value)).Prepend(parent),
            JsonArray list => list.SelectMany(Nodes).Prepend(list),
            null => [],
            _ => [node],
        };
}
