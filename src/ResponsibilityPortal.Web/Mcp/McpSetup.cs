using Microsoft.Extensions.Options;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Mcp;

/// <summary>Describes this server to assistants and offers the tools. Read at the first request.</summary>
internal sealed class McpSetup(PortalTools tools, PortalUrls urls) : IConfigureOptions<McpServerOptions>
{
    public void Configure(McpServerOptions options)
    {
        options.ServerInfo = new Implementation
        {
            Name = "responsibility-portal",
            Title = PortalRelease.Name,
            Version = PortalRelease.Version,
            WebsiteUrl = urls.Absolute(urls.Home),
        };
        options.ServerInstructions = ToolTexts.Instructions;
        options.ToolCollection = [.. tools.Make()];
    }

    /// <summary>Registers the server and its tools.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<ToolSource>();
        services.AddSingleton<ComparisonBodies>();
        services.AddSingleton<ReadingTools>();
        services.AddSingleton<ComparingTools>();
        services.AddSingleton<PortalTools>();
        services.AddMcpServer().WithHttpTransport(http => http.Stateless = true);
        services.AddSingleton<IConfigureOptions<McpServerOptions>, McpSetup>();
    }
}
