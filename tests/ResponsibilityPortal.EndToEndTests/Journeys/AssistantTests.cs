using System.Text.Json;
using ModelContextProtocol.Client;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Journeys;

/// <summary>
/// An assistant lists the tools of a real portal and gets a cited answer: over HTTP, and from the command that it starts itself.
/// </summary>
public sealed class AssistantTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Assistant_OverHttpAndStandardOutput_GetsTheSameCitedAnswer()
    {
        using var data = new TemporaryDirectory();
        await using var portal = await PortalProcess.StartAsync(data.Path);
        var overHttp = await AskAsync(
            new HttpClientTransport(new HttpClientTransportOptions { Endpoint = new Uri(portal.Address, "/mcp") }),
            portal.Address
        );
        var overOutput = await AskAsync(
            new StdioClientTransport(
                new StdioClientTransportOptions
                {
                    Command = "dotnet",
                    WorkingDirectory = Repository.WebProject,
                    Arguments =
                    [
                        typeof(Web.PortalUrls).Assembly.Location,
                        "mcp",
                        $"--Portal:DataDirectory={data.Path}",
                        $"--Portal:PublicUrl={portal.Address}",
                    ],
                }
            ),
            portal.Address
        );
        Assert.Equal(overHttp, overOutput);
    }

    /// <summary>Lists the tools and asks a question. Returns the best answer.</summary>
    private static async Task<string> AskAsync(IClientTransport transport, Uri portal)
    {
        await using var client = await McpClient.CreateAsync(transport, cancellationToken: Cancellation);
        var tools = await client.ListToolsAsync(cancellationToken: Cancellation);
        Assert.Equal(6, tools.Count);
        var result = await client.CallToolAsync(
            "find_responsibilities",
            new Dictionary<string, object?> { ["question"] = "Who runs penetration tests?", ["deployment"] = "aeon" },
            cancellationToken: Cancellation
        );
        var body = result.StructuredContent!.Value;
        Assert.Equal(1, body.GetProperty("version").GetInt32());
        var best = body.GetProperty("results")[0].GetProperty("responsibility");
        Assert.StartsWith(
            new Uri(portal, "/matrices/yugabytedb/versions/1/responsibilities/").ToString(),
            best.GetProperty("address").GetString()!,
            StringComparison.Ordinal
        );
        Assert.Contains("accountable", best.GetProperty("answers")[0].GetProperty("sentences").GetString()!, StringComparison.Ordinal);
        return JsonSerializer.Serialize(best);
    }
}
