using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.FileProviders;
using ResponsibilityPortal.Benchmarks.Matrices;
using ResponsibilityPortal.Web.Hosting;

namespace ResponsibilityPortal.Benchmarks.Serving;

/// <summary>
/// The real portal in its own process, with one addition: after the same middleware, the static file middleware serves a file of the same
/// compressed bytes. Pages are compared with that file.
/// </summary>
internal static class ServedPortal
{
    public const string Command = "serve";

    /// <summary>The path of the base file, which the benchmark writes.</summary>
    public const string BasePath = "/base/page.html";

    public const string BaseFile = "page.html";

    /// <summary>The address that returns the number of database commands so far.</summary>
    public const string QueriesPath = "/base/queries";

    /// <param name="settings">Further settings, as on the command line.</param>
    public static async Task RunAsync(MatrixSize size, string directory, IReadOnlyList<string> settings)
    {
        var queries = new QueryCounter();
        using var subscription = DiagnosticListener.AllListeners.Subscribe(queries);
        Directory.CreateDirectory(Path.Combine(directory, "wwwroot"));
        var import = Path.Combine(directory, "matrix.json");
        await File.WriteAllBytesAsync(import, GeneratedMatrix.Document(size));

        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ContentRootPath = directory,
                ApplicationName = typeof(Web.PortalUrls).Assembly.GetName().Name,
                Args =
                [
                    "--urls=http://127.0.0.1:0",
                    $"--Portal:DataDirectory={Path.Combine(directory, "data")}",
                    "--Portal:Seed=none",
                    $"--Portal:Import={import}",
                    "--Serilog:MinimumLevel:Default=Warning",
                    "--Portal:UncachedPagesPerMinute=1000000",
                    "--Portal:ExportsPerNetwork=1000000",
                    .. settings,
                ],
            }
        );
        builder.AddPortal();
        await using var app = builder.Build();
        app.UsePortal();
        ServeBase(app, Path.Combine(directory, "base"));
        ServedUsers.Map(app);
        app.MapGet(QueriesPath, () => queries.Count.ToString(CultureInfo.InvariantCulture)).AllowAnonymous();
        await app.OpenAsync();
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await app.WaitForShutdownAsync();
    }

    /// <summary>Maps an endpoint with the static file middleware, so that the base file goes through routing like the pages.</summary>
    private static void ServeBase(WebApplication app, string directory)
    {
        Directory.CreateDirectory(directory);
        var branch = ((Microsoft.AspNetCore.Routing.IEndpointRouteBuilder)app).CreateApplicationBuilder();
        branch.Use(
            (context, next) =>
            {
                // The middleware skips requests with a selected endpoint.
                context.SetEndpoint(null);
                return next(context);
            }
        );
        branch.UseStaticFiles(
            new StaticFileOptions
            {
                RequestPath = "/base",
                FileProvider = new PhysicalFileProvider(directory),
                OnPrepareResponse = file =>
                {
                    file.Context.Response.Headers.ContentEncoding = "br";
                    file.Context.Response.Headers.Vary = "Accept-Encoding";
                    file.Context.Response.Headers.CacheControl = "public, no-cache";
                },
            }
        );
        app.MapGet(BasePath, branch.Build()).AllowAnonymous();
    }
}
