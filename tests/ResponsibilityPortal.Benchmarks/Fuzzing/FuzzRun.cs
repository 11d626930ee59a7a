using System.Diagnostics;
using System.Globalization;

namespace ResponsibilityPortal.Benchmarks.Fuzzing;

/// <summary>Alters files for a time, gives them to all readers in turn, and prints counts and the seeds of faults.</summary>
internal static class FuzzRun
{
    /// <summary>How many files a reader gets before it is the turn of the next one.</summary>
    private const int CasesInTurn = 200;

    /// <returns>The exit code: 0 without a fault, 1 otherwise.</returns>
    public static int For(TimeSpan time, int firstSeed, TextWriter output)
    {
        var started = Stopwatch.GetTimestamp();
        var counts = FuzzTargets.All.Select(target => new FuzzCounts(target.Name)).ToList();
        var seed = firstSeed;
        for (var printed = started; Stopwatch.GetElapsedTime(started) < time; seed += CasesInTurn)
        {
            foreach (var (target, count) in FuzzTargets.All.Zip(counts))
            {
                for (var number = 0; number < CasesInTurn; number++)
                {
                    var result = FuzzResult.Of(target, seed + number);
                    count.Add(seed + number, result);
                    if (result.Fault is { } fault)
                    {
                        output.WriteLine(Line($"{target.Name} {seed + number}: {fault}"));
                    }
                }
            }

            if (Stopwatch.GetElapsedTime(printed) > TimeSpan.FromMinutes(1))
            {
                // A fault that ends the process is among the cases after the last line.
                printed = Stopwatch.GetTimestamp();
                output.WriteLine(Line($"next seed: {seed + CasesInTurn}; faults so far: {counts.Sum(count => count.Faults)}"));
            }
        }

        output.WriteLine();
        output.WriteLine(Line($"Seeds {firstSeed} to {seed - 1}, {Stopwatch.GetElapsedTime(started).TotalMinutes:0.0} minutes"));
        output.WriteLine();
        output.WriteLine("| reader | files | read | refused | faults | slowest, with its seed | most memory allocated, with its seed |");
        output.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var count in counts)
        {
            output.WriteLine(count);
        }

        return counts.Exists(count => count.Faults > 0) ? 1 : 0;
    }

    /// <summary>Repeats one file, and keeps it.</summary>
    /// <returns>The exit code: 0 without a fault, 1 otherwise.</returns>
    public static int Repeat(FuzzTarget target, int seed, string file, TextWriter output)
    {
        File.WriteAllBytes(file, AlteredFile.Of(target, seed));
        var result = FuzzResult.Of(target, seed);
        output.WriteLine(Line($"{result}"));
        return result.Fault is null ? 0 : 1;
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
