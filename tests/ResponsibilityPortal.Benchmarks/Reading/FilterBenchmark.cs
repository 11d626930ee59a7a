using System.Diagnostics;
using ResponsibilityPortal.Benchmarks.Matrices;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Web.Features.Readers.Browsing;
using ResponsibilityPortal.Web.Hosting;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Benchmarks.Reading;

/// <summary>The time to render a filter for the first time, without compression.</summary>
internal static class FilterBenchmark
{
    private const int Rounds = 41;

    /// <summary>The time for the runtime to optimise hot code.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);

    public static async Task RunAllAsync(TextWriter output)
    {
        foreach (var size in MatrixSize.All)
        {
            await RunAsync(size, output);
        }
    }

    public static async Task RunAsync(MatrixSize size, TextWriter output)
    {
        var directory = Directory.CreateTempSubdirectory("portal-benchmark-").FullName;
        try
        {
            await MeasureAsync(size, directory, output);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task MeasureAsync(MatrixSize size, string directory, TextWriter output)
    {
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
                    $"--Portal:DataDirectory={directory}",
                    "--Portal:Seed=none",
                    $"--Portal:Import={import}",
                    "--Serilog:MinimumLevel:Default=Error",
                ],
            }
        );
        builder.AddPortal();
        await using var app = builder.Build();
        app.UsePortal();
        await app.OpenAsync();

        var matrices = app.Services.GetRequiredService<PublishedMatrices>();
        var renderer = app.Services.GetRequiredService<PageRenderer>();
        var versions = matrices.Find(size.Slug)!;
        var published = ((VersionContent.Intact)await matrices.LoadAsync(versions.Latest)).Published;
        var links = new PublishedLinks(app.Services.GetRequiredService<Web.PortalUrls>(), size.Slug, null, MatrixFilter.None);
        var marks = new VersionMarks(Before(published.Matrix), published.Matrix);
        var budget = size.Name switch
        {
            "S" => "<= 1.5 ms",
            "M" => "<= 3 ms",
            _ => "<= 15 ms",
        };
        var filters = Filters(published.Matrix).ToList();
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < WarmUp)
        {
            foreach (var (_, filter) in filters)
            {
                await TimeAsync(filter);
            }
        }

        var times = filters.ToDictionary(filter => filter.Name, _ => new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (name, filter) in filters)
            {
                times[name].Add(await TimeAsync(filter));
            }
        }

        foreach (var (name, measured) in times)
        {
            BudgetTable.Row(output, size, $"new filter: {name}", $"{measured.Median():0.00} ms", budget);
        }

        async Task<double> TimeAsync(MatrixFilter filter)
        {
            var source = new PageSource(published, versions, versions.Latest, false, filter, new RouteValueDictionary())
            {
                Links = links,
                Marks = marks,
            };
            var since = Stopwatch.GetTimestamp();
            var page = (PageContent.Page)BrowsingEndpoints.Page(source);
            await renderer.RenderAsync(page.Component, page.Parameters, body => body.Length);
            return Stopwatch.GetElapsedTime(since).TotalMilliseconds;
        }
    }

    /// <summary>An earlier version, so that a tenth of all cells have a change mark.</summary>
    private static Matrix Before(Matrix matrix)
    {
        var count = 0;
        return matrix with
        {
            Domains = matrix
                .Domains.Select(domain =>
                    domain with
                    {
                        Responsibilities = domain
                            .Responsibilities.Select(row =>
                                row with
                                {
                                    Assignments = row
                                        .Assignments.Select(cell => count++ % 10 == 0 ? cell with { Accountable = null } : cell)
                                        .ToValueList(),
                                }
                            )
                            .ToValueList(),
                    }
                )
                .ToValueList(),
        };
    }

    /// <summary>Filters from one that shows nearly every row to one that shows few.</summary>
    private static IEnumerable<(string Name, MatrixFilter Filter)> Filters(Matrix matrix) =>
        [
            ("a party accountable in any model", new MatrixFilter { Party = Party.ReaderSlug, Role = RoleFilter.Accountable }),
            ("one deployment of two models", new MatrixFilter { Deployment = matrix.Deployments[0].Slug }),
            ("one domain", new MatrixFilter { Domain = matrix.Domains[0].Slug }),
            ("the order of a framework", new MatrixFilter { By = matrix.Frameworks[0].Slug }),
            ("a search", new MatrixFilter { Query = "backup" }),
            ("a checklist", new MatrixFilter { Deployment = matrix.Deployments[0].Slug, View = MatrixViewKind.Checklist }),
        ];
}
