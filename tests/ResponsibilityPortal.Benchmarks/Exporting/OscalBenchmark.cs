using System.Diagnostics;
using System.IO.Compression;
using ResponsibilityPortal.Benchmarks.Matrices;
using ResponsibilityPortal.Benchmarks.Printing;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Formats.Losses;
using ResponsibilityPortal.Formats.Oscal;

namespace ResponsibilityPortal.Benchmarks.Exporting;

/// <summary>The budgets of the exports for other programs, OSCAL, CAIQ and CRM, and of their loss reports.</summary>
internal static class OscalBenchmark
{
    private const int Rounds = 11;
    private const double Megabyte = 1_000_000;

    /// <summary>The compression level of the portal for streamed files.</summary>
    private const int BrotliQuality = 5;

    /// <summary>The time for the runtime to optimise hot code.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    private static readonly MatrixFilter OneModel = new() { Models = ["paas"] };

    public static async Task RunAsync(TextWriter output)
    {
        BudgetTable.Begin(output);
        foreach (var size in MatrixSize.All)
        {
            await MeasureAsync(size, output);
        }
    }

    private static async Task MeasureAsync(MatrixSize size, TextWriter output)
    {
        var report = PrintedReport.Of(GeneratedMatrix.Document(size), null);
        var links = new OscalLinks(
            report.VersionAddress,
            report.VersionAddress,
            (row, model) => $"{report.VersionAddress}/{row.Slug}?model={model.Slug}"
        );
        using var file = new MemoryStream();
        await WriteAsync(file);
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < WarmUp)
        {
            await WriteAsync(Stream.Null);
        }

        var (written, compressed, computed) = (new List<double>(), new List<double>(), new List<double>());
        long packed = 0;
        for (var round = 0; round < Rounds; round++)
        {
            written.Add(await TimeAsync(() => WriteAsync(Stream.Null)));
            compressed.Add(
                await TimeAsync(async () =>
                {
                    using var target = new MemoryStream();
                    await CompressAsync(target);
                    packed = target.Length;
                })
            );
            computed.Add(
                await TimeAsync(() =>
                {
                    LossesOf(MatrixFilter.None);
                    LossesOf(OneModel);
                    return Task.CompletedTask;
                })
            );
        }

        var before = GC.GetTotalAllocatedBytes(precise: true);
        await WriteAsync(Stream.Null);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        var isLarge = size.Name == "L";
        Row("OSCAL, warm", $"{written.Median():0.0} ms ({file.Length / Megabyte:0.00} MB)", isLarge ? "<= 300 ms" : "");
        Row("OSCAL in Brotli, warm", $"{compressed.Median():0.0} ms ({packed / Megabyte:0.00} MB)", "");
        Row("loss report, whole version and one column", $"{computed.Median():0.0} ms", isLarge ? "<= 300 ms" : "");
        Row("allocated", $"{allocated / Megabyte:0.0} MB", "");
        foreach (var workbook in CrosswalkRun.Of(report.Published))
        {
            var times = new List<double>();
            var reports = new List<double>();
            await workbook.WriteAsync(Stream.Null);
            for (var round = 0; round < Rounds; round++)
            {
                times.Add(await TimeAsync(() => workbook.WriteAsync(Stream.Null)));
                reports.Add(
                    await TimeAsync(() =>
                    {
                        workbook.ComputeLosses();
                        return Task.CompletedTask;
                    })
                );
            }

            Row($"{workbook.Name}, warm", $"{times.Median():0.0} ms", isLarge ? "<= 300 ms" : "");
            Row($"loss report of {workbook.Name}", $"{reports.Median():0.0} ms", isLarge ? "<= 300 ms" : "");
        }

        Task WriteAsync(Stream stream) =>
            OscalDocument.WriteAsync(report.Published, MatrixFilter.None, links, stream, CancellationToken.None);

        LossReport LossesOf(MatrixFilter filter) => OscalDocument.LossesOf(new MatrixView(report.Published.Index, filter));

        async Task CompressAsync(Stream target)
        {
            await using var brotli = new BrotliStream(target, new BrotliCompressionOptions { Quality = BrotliQuality }, leaveOpen: true);
            await WriteAsync(brotli);
        }

        void Row(string what, FormattableString measured, string budget) => BudgetTable.Row(output, size, what, measured, budget);
    }

    private static async Task<double> TimeAsync(Func<Task> action)
    {
        var started = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
