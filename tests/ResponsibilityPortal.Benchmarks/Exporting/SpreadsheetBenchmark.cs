using System.Diagnostics;
using ResponsibilityPortal.Benchmarks.Matrices;
using ResponsibilityPortal.Benchmarks.Printing;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Formats.Csv;
using ResponsibilityPortal.Formats.Markdown;
using ResponsibilityPortal.Formats.Spreadsheet;

namespace ResponsibilityPortal.Benchmarks.Exporting;

/// <summary>The budgets of the exports for people to work with: workbook and Markdown.</summary>
internal static class SpreadsheetBenchmark
{
    private const int Rounds = 11;
    private const double Megabyte = 1_000_000;

    /// <summary>The time for the runtime to optimise hot code.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    public static async Task RunAsync(TextWriter output)
    {
        BudgetTable.Begin(output);
        foreach (var size in MatrixSize.All)
        {
            var report = PrintedReport.Of(GeneratedMatrix.Document(size), null);
            var workbook = new WorkbookRequest
            {
                Published = report.Published,
                Address = $"{report.VersionAddress}/file",
                VersionAddress = report.VersionAddress,
                AddressOf = row => $"{report.VersionAddress}/{row.Slug}",
                Provenance = "imported; approval: none",
                Losses = MatrixWorkbook.LossesOf(report.Published, MatrixFilter.None),
                Release = "Benchmark",
            };
            await MeasureAsync(output, size, "XLSX", stream => MatrixWorkbook.WriteAsync(workbook, stream, CancellationToken.None));
            var markdown = new MarkdownRequest
            {
                Published = report.Published,
                Address = $"{report.VersionAddress}/file",
                VersionAddress = report.VersionAddress,
                AddressOf = row => $"{report.VersionAddress}/{row}",
                Losses = MatrixMarkdown.LossesOf(report.Published, MatrixFilter.None),
            };
            await MeasureAsync(output, size, "Markdown", stream => MatrixMarkdown.WriteAsync(markdown, stream, CancellationToken.None));
            using var book = new MemoryStream();
            await MatrixWorkbook.WriteAsync(workbook, book, CancellationToken.None);
            EditedFileBenchmark.Measure(output, size, "XLSX", book.ToArray(), report.Published.Matrix);
            using var lines = new MemoryStream();
            MatrixCsv.Write(report.Published, MatrixFilter.None, (row, _) => $"{report.VersionAddress}/{row.Slug}", lines);
            EditedFileBenchmark.Measure(output, size, "CSV", lines.ToArray(), report.Published.Matrix);
        }
    }

    private static async Task MeasureAsync(TextWriter output, MatrixSize size, string name, Func<Stream, Task> writeAsync)
    {
        using var file = new MemoryStream();
        var cold = await TimeAsync(() => writeAsync(file));
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < WarmUp)
        {
            await writeAsync(Stream.Null);
        }

        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            times.Add(await TimeAsync(() => writeAsync(Stream.Null)));
        }

        var before = GC.GetTotalAllocatedBytes(precise: true);
        await writeAsync(Stream.Null);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        var median = times.Median();
        var isLarge = size.Name == "L";
        Row($"{name}, warm", $"{median:0.0} ms ({file.Length / Megabyte:0.00} MB)", isLarge ? "<= 300 ms" : "");
        Row($"{name}, allocated", $"{allocated / Megabyte:0.0} MB", isLarge ? "<= 60 MB" : "");
        Row($"{name}, the first time in the process or at this size", $"{cold:0.0} ms", "");

        void Row(string what, FormattableString measured, string budget) => BudgetTable.Row(output, size, what, measured, budget);
    }

    private static async Task<double> TimeAsync(Func<Task> action)
    {
        var started = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
