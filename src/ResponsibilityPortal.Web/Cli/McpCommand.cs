using Microsoft.Extensions.Options;
using ModelContextProtocol.Server;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>
/// Serves the tools of <c>/mcp</c> to an assistant that started this process, over standard input and output. Reads the store of a portal
/// that may be running.
/// </summary>
internal static class McpCommand
{
    /// <param name="settings">Settings as command-line arguments.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(string[] settings, CancellationToken cancellationToken) =>
        EvidenceExit.OfAsync(
            "The assistant can't be served.",
            async () =>
            {
                PortalConsole.KeepOutputForProtocol();
                await using var app = ReadOnlyPortal.Open(settings);
                var matrices = app.Services.GetRequiredService<PublishedMatrices>();
                await matrices.ReloadAsync(cancellationToken);
                var options = app.Services.GetRequiredService<IOptions<McpServerOptions>>().Value;

                // The running portal may have published a version since the last call.
                options.Filters.Request.CallToolFilters.Add(next =>
                    async (request, token) =>
                    {
                        await matrices.ReloadAsync(token);
                        return await next(request, token);
                    }
                );
                await using var transport = new StdioServerTransport(options);
                await using var server = McpServer.Create(transport, options, loggerFactory: null, app.Services);
                await server.RunAsync(cancellationToken);
                return EvidenceExit.Good;
            }
        );
}
