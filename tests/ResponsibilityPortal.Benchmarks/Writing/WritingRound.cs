using System.Diagnostics;
using ResponsibilityPortal.Web.Features.Editing;

namespace ResponsibilityPortal.Benchmarks.Writing;

/// <summary>What people did who edited for a while, each as fast as the edit before was acknowledged.</summary>
/// <param name="Times">Milliseconds until each edit was acknowledged, the shortest first.</param>
internal sealed record WritingRound(IReadOnlyList<double> Times, TimeSpan Elapsed, TimeSpan ProcessorTime)
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(2);

    public int Count => Times.Count;

    public double PerSecond => Count / Elapsed.TotalSeconds;

    /// <param name="editorOf">Gives the editor that the client of a number uses.</param>
    public static async Task<WritingRound> RunAsync(IEnumerable<Writer> writers, Func<int, MatrixEditor> editorOf)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var started = Stopwatch.GetTimestamp();
        var times = await Task.WhenAll(writers.Select((writer, client) => Task.Run(() => writer.WriteAsync(editorOf(client), started, Duration))));
        var elapsed = Stopwatch.GetElapsedTime(started);
        process.Refresh();
        return new WritingRound([.. times.SelectMany(time => time).Order()], elapsed, process.TotalProcessorTime - before);
    }

    /// <summary>The time within which so many of all edits were acknowledged.</summary>
    public double Part(double part) => Times[Math.Min((int)(Count * part), Count - 1)];
}
