using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>A second implementation of RFC 8785 for texts and lists, written from the RFC and without the code under test.</summary>
internal static class Canonicaliser
{
    public static byte[] Canonical(ReadOnlySpan<byte> document) => Encoding.UTF8.GetBytes(Of(JsonNode.Parse(document)));

    private static string Of(JsonNode? node) =>
        node switch
        {
            JsonObject members =>
                "{"
                    + string.Join(
                        ',',
                        members
                            .OrderBy(member => member.Key, StringComparer.Ordinal)
                            .Select(member => $"{Quoted(member.Key)}:{Of(member.Value)}")
                    )
                    + "}",
            JsonArray items => $"[{string.Join(',', items.Select(Of))}]",
            JsonValue value when value.GetValueKind() == JsonValueKind.String => Quoted(value.GetValue<string>()),
            JsonValue value when value.TryGetValue(out bool flag) => flag ? "true" : "false",
            _ => throw new NotSupportedException("The format has no numbers and no null."),
        };

    private static string Quoted(string text) =>
        $"\"{string.Concat(text.Select(character => character switch
        {
            '"' => "\\\"",
            '\\' => @"\\",
            '\n' => @"\n",
            < ' ' => throw new NotSupportedException("A document contains no other control characters."),
            _ => character.ToString(),
        }))}\"";
}
