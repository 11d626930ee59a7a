using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Benchmarks.Matrices;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Features.Admin.Editing;
using ResponsibilityPortal.Web.Hosting;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Benchmarks.Writing;

/// <summary>
/// Measures how many edits a second are acknowledged, and how soon. Compares the portal, whose edits share one queue, with editors that
/// each have their own queue. With its own queue, every edit has its own transaction and waits for the database lock.
/// </summary>
internal static class WritingBenchmark
{
    private const int Rounds = 5;

    private static readonly int[] Clients = [1, 8, 32];

    public static async Task RunAsync(TextWriter output)
    {
        var directory = Directory.CreateTempSubdirectory("portal-benchmark-").FullName;
        try
        {
            await MeasureAsync(MatrixSize.Find("M")!, directory, output);
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

        var writers = await Writer.JoinAsync(app.Services, size, Clients.Max());
        var shared = app.Services.GetRequiredService<MatrixEditor>();
        var own = writers.Select(_ => OwnEditor(app.Services)).ToList();
        var contexts = app.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>();
        var acknowledged = 0;

        output.WriteLine("| clients | what | own transactions | shared | ratio |");
        output.WriteLine("| ---: | --- | ---: | ---: | ---: |");
        await RoundAsync(Clients[^1], _ => shared);
        await RoundAsync(Clients[^1], client => own[client]);
        foreach (var clients in Clients)
        {
            var (alone, together) = (new List<WritingRound>(), new List<WritingRound>());
            for (var round = 0; round < Rounds; round++)
            {
                alone.Add(await RoundAsync(clients, client => own[client]));
                together.Add(await RoundAsync(clients, _ => shared));
            }

            Row("acknowledged edits a second", "0", round => round.PerSecond);
            Row("the same, of the client who got the fewest through", "0.0", round => round.Fewest / round.Elapsed.TotalSeconds);
            Row("ms until acknowledged, p50", "0.0", round => round.Part(0.5));
            Row("the same, p95", "0.0", round => round.Part(0.95));
            Row("the same, longest", "0", round => round.Part(1));
            Row("ms until another service may write, longest", "0", round => round.OthersWait);
            Row("ms of processor time an edit", "0.00", round => round.ProcessorTime.TotalMilliseconds / round.Count);

            void Row(string what, string format, Func<WritingRound, double> figure)
            {
                var (plain, queued) = (alone.Median(figure), together.Median(figure));
                var ratio = plain == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{queued / plain:0.00}x");
                output.WriteLine(
                    $"| {clients} | {what} | {plain.ToString(format, CultureInfo.InvariantCulture)} | "
                        + $"{queued.ToString(format, CultureInfo.InvariantCulture)} | {ratio} |"
                );
            }
        }

        await using var store = await contexts.CreateDbContextAsync();
        var stored = await store.AuditEntries.CountAsync(entry => entry.Action == AssignmentChanged.ActionName);
        output.WriteLine(
            stored == acknowledged
                ? $"All {acknowledged} acknowledged edits are in the log, each once."
                : $"{acknowledged} edits were acknowledged, but the log has {stored}."
        );

        async Task<WritingRound> RoundAsync(int clients, Func<int, MatrixEditor> editorOf)
        {
            var round = await WritingRound.RunAsync(writers.Take(clients), editorOf, contexts);
            acknowledged += round.Count;
            return round;
        }
    }

    /// <summary>An editor like the portal's, with a queue of its own.</summary>
    private static MatrixEditor OwnEditor(IServiceProvider services)
    {
        var contexts = services.GetRequiredService<IDbContextFactory<PortalDbContext>>();
        return new MatrixEditor(
            contexts,
            new Store.Writing.Writer(
                new WriteQueue(contexts, TimeProvider.System),
                new EntryLimit(TimeProvider.System),
                TimeProvider.System
            ),
            services.GetRequiredService<DraftSnapshots>(),
            services.GetRequiredService<CellHistory>(),
            services.GetRequiredService<Rights>(),
            TimeProvider.System
        );
    }
}
