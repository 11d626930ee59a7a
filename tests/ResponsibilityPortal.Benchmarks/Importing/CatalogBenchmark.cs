using System.Diagnostics;
using ResponsibilityPortal.Benchmarks.Matrices;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Formats;

namespace ResponsibilityPortal.Benchmarks.Importing;

/// <summary>The time and the memory to read a catalog with the size of NIST SP 800-53.</summary>
internal static class CatalogBenchmark
{
    private const int Rounds = 5;
    private const double Megabyte = 1_024 * 1_024;

    public static async Task RunAsync(TextWriter output)
    {
        var file = GeneratedCatalog.Document();
        var size = new MatrixSize("catalog", GeneratedCatalog.Controls);
        BudgetTable.Begin(output);
        var (first, _) = await MeasureAsync(file);
        var runs = new List<(double Milliseconds, double Megabytes)>();
        for (var round = 0; round < Rounds; round++)
        {
            runs.Add(await MeasureAsync(file));
        }

        using var process = Process.GetCurrentProcess();
        BudgetTable.Row(output, size, "size of the file", $"{file.Length / Megabyte:0.0} MB", "");
        BudgetTable.Row(output, size, "reading it, first", $"{first:0} ms", "<= 10,000 ms");
        BudgetTable.Row(output, size, "reading it", $"{runs.Median(run => run.Milliseconds):0} ms", "");
        BudgetTable.Row(output, size, "its allocated memory", $"{runs.Max(run => run.Megabytes):0} MB", "");
        BudgetTable.Row(output, size, "memory of the whole process, at most", $"{process.PeakWorkingSet64 / Megabyte:0} MB", "");
    }

    private static async Task<(double Milliseconds, double Megabytes)> MeasureAsync(byte[] file)
    {
        using var stream = new MemoryStream(file);
        var (started, before) = (Stopwatch.GetTimestamp(), GC.GetTotalAllocatedBytes(precise: true));
        var outcome = await new MatrixFileImport().ReadAsync(stream, CancellationToken.None);
        var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        var count = ((MatrixReadOutcome.Accepted)outcome).Matrix.Responsibilities.Count();
        return count == GeneratedCatalog.Controls
            ? (took, (GC.GetTotalAllocatedBytes(precise: true) - before) / Megabyte)
            : throw new InvalidOperationException($"{count} of {GeneratedCatalog.Controls} controls were read.");
    }
}
