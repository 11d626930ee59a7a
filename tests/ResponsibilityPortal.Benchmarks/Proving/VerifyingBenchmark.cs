using System.Diagnostics;
using System.Globalization;
using ResponsibilityPortal.Benchmarks.Matrices;

namespace ResponsibilityPortal.Benchmarks.Proving;

/// <summary>The time and memory of the command <c>verify</c>, on a log of 10,000 entries and on one of ten times as many.</summary>
internal static class VerifyingBenchmark
{
    private const int Rounds = 5;

    private static readonly int[] Lengths = [10_000, 100_000];

    public static async Task RunAsync(TextWriter output)
    {
        var directory = Directory.CreateTempSubdirectory("portal-benchmark-").FullName;
        try
        {
            await output.WriteLineAsync("| entries | store, MB | seconds | memory, MB | of the shorter log, time |");
            await output.WriteLineAsync("| --- | --- | --- | --- | --- |");
            foreach (var length in Lengths)
            {
                await LongLog.WriteAsync(Store(directory, length), MatrixSize.All[0], length);
            }

            var runs = Lengths.ToDictionary(length => length, _ => new List<(double Seconds, double Megabytes)>());
            for (var round = 0; round < Rounds; round++)
            {
                foreach (var length in Lengths)
                {
                    runs[length].Add(await VerifyAsync(Path.GetDirectoryName(Store(directory, length))!));
                }
            }

            var shortest = runs[Lengths[0]].Median(run => run.Seconds);
            foreach (var length in Lengths)
            {
                var (seconds, megabytes) = (
                    runs[length].Median(run => run.Seconds),
                    runs[length].Median(run => run.Megabytes)
                );
                await output.WriteLineAsync(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"| {length:N0} | {new FileInfo(Store(directory, length)).Length / 1e6:N0} | {seconds:N2} | {megabytes:N0} | "
                            + $"{seconds / shortest:N1}x |"
                    )
                );
            }
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static string Store(string directory, int length) =>
        Path.Combine(
            Directory.CreateDirectory(Path.Combine(directory, length.ToString(CultureInfo.InvariantCulture))).FullName,
            "portal.db"
        );

    private static async Task<(double Seconds, double Megabytes)> VerifyAsync(string data)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(
            new ProcessStartInfo("dotnet")
            {
                RedirectStandardOutput = true,
                ArgumentList = { typeof(Web.PortalUrls).Assembly.Location, "verify", $"--Portal:DataDirectory={data}" },
            }
        )!;
        var said = process.StandardOutput.ReadToEndAsync();
        var peak = 0L;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, PeakOf(process));
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(TimeSpan.FromMilliseconds(20)));
        }

        return process.ExitCode == 0
            ? (watch.Elapsed.TotalSeconds, peak / 1e6)
            : throw new InvalidOperationException($"The integrity check failed.\n{await said}");
    }

    /// <summary>The most memory of a process so far, in bytes; 0 if it has ended.</summary>
    private static long PeakOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }
}
