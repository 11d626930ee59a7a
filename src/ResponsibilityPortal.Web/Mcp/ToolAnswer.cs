using System.Text;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using ResponsibilityPortal.Web.Api.V1.Bodies;

namespace ResponsibilityPortal.Web.Mcp;

/// <summary>
/// Makes the results of tools. A result has its body twice: as structured content, and as text for clients that don't read that. What can't
/// be answered is a result too, not an exception, so that the assistant reads why and the portal's log doesn't.
/// </summary>
internal static class ToolAnswer
{
    public static CallToolResult Of<T>(T body)
    {
        var json = BodyJson.Write(body);
        return new CallToolResult
        {
            Content = [new TextContentBlock { Text = Encoding.UTF8.GetString(json) }],
            StructuredContent = JsonSerializer.Deserialize<JsonElement>(json),
        };
    }

    /// <summary>Returns why a tool has no answer.</summary>
    /// <param name="sentence">What is wrong, and what to do.</param>
    public static CallToolResult Refusal(string sentence) => new() { Content = [new TextContentBlock { Text = sentence }], IsError = true };
}
