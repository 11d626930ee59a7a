using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using ResponsibilityPortal.Benchmarks.Matrices;
using ResponsibilityPortal.Benchmarks.Printing;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Formats.Csv;

namespace ResponsibilityPortal.Benchmarks.Exporting;

/// <summary>The budgets of the CSV export, compared with the cost of encoding and compressing the same text.</summary>
internal static class ExportingBenchmark
{
    private const int Rounds = 11;
    private const double Megabyte = 1_000_000;

    /// <summary>The compression level of the portal for streamed files.</summary>
    private const int BrotliQuality = 5;

    /// <summary>The time for the runtime to optimise hot code.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

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
        using var file = new MemoryStream();
        var first = Stopwatch.GetTimestamp();
        await WriteAsync(file);
        var cold = Stopwatch.GetElapsedTime(first).TotalMilliseconds;
        var text = Encoding.UTF8.GetString(file.ToArray());
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < WarmUp)
        {
            await WriteAsync(Stream.Null);
        }

        var (written, encoded, compressed, copied) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            written.Add(await TimeAsync(() => WriteAsync(Stream.Null)));
            encoded.Add(await TimeAsync(EncodeAsync));
            compressed.Add(await TimeAsync(() => CompressAsync(WriteAsync)));
            copied.Add(
                await TimeAsync(() => CompressAsync(stream => stream.WriteAsync(file.GetBuffer().AsMemory(0, (int)file.Length)).AsTask()))
            );
        }

        var before = GC.GetTotalAllocatedBytes(precise: true);
        await WriteAsync(Stream.Null);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        var (csv, encoding, brotli, bytes) = (written.Median(), encoded.Median(), compressed.Median(), copied.Median());
        Row("CSV, warm", $"{csv:0.0} ms ({file.Length / Megabyte:0.00} MB)", "");
        Row("against encoding the same text as UTF-8", $"{csv / encoding:0.0}x ({encoding:0.0} ms)", "");
        Row("CSV in Brotli, warm", $"{brotli:0.0} ms", size.Name == "L" ? "<= 300 ms" : "");
        Row("against compressing the same bytes", $"{brotli / bytes:0.00}x ({bytes:0.0} ms)", "");
        Row("allocated", $"{allocated / Megabyte:0.0} MB", size.Name == "L" ? "<= 60 MB" : "");
        Row("CSV, the first time in the process or at this size", $"{cold:0.0} ms", "");

        Task WriteAsync(Stream stream) =>
            MatrixCsv.WriteAsync(
                report.Published,
                MatrixFilter.None,
                (row, model) => $"{report.VersionAddress}/{row.Slug}#{model.Slug}",
                stream,
                CsvSeparator.Comma,
                hasByteOrderMark: true,
                CancellationToken.None
            );

        async Task EncodeAsync()
        {
            await using var writer = new StreamWriter(Stream.Null, Encoding.UTF8, 64 * 1024);
            await writer.WriteAsync(text);
        }

        static async Task CompressAsync(Func<Stream, Task> writeAsync)
        {
            await using var brotli = new BrotliStream(
                Stream.Null,
                new BrotliCompressionOptions { Quality = BrotliQuality },
                leaveOpen: true
            );
            await writeAsync(brotli);
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
