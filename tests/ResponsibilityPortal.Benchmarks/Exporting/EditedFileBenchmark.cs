using System.Diagnostics;
using ResponsibilityPortal.Benchmarks.Matrices;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Importing;

namespace ResponsibilityPortal.Benchmarks.Exporting;

/// <summary>How long it takes to find what was edited in an exported file.</summary>
internal static class EditedFileBenchmark
{
    private const int Rounds = 7;
    private const double Megabyte = 1_000_000;

    /// <param name="name">The format of the file.</param>
    /// <param name="exported">The content that it was exported from.</param>
    public static void Measure(TextWriter output, MatrixSize size, string name, byte[] file, Matrix exported)
    {
        Read();
        var (times, allocated) = (new List<double>(), 0L);
        for (var round = 0; round < Rounds; round++)
        {
            var (before, started) = (GC.GetTotalAllocatedBytes(precise: true), Stopwatch.GetTimestamp());
            Read();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        }

        var median = times.Median();
        BudgetTable.Row(output, size, $"{name}, edits found", $"{median:0.0} ms ({allocated / Megabyte:0.0} MB)", "");

        void Read()
        {
            var read = (SpreadsheetOutcome.Exported)SpreadsheetFile.ReadAny(file, CancellationToken.None);
            if (read.File.Read(exported) is not { Edits.Count: 0, Problems.Count: 0 })
            {
                throw new InvalidOperationException("An unedited file has edits.");
            }
        }
    }
}
