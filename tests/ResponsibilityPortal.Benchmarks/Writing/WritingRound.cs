using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Web.Features.Admin.Editing;

namespace ResponsibilityPortal.Benchmarks.Writing;

/// <summary>What people did who edited for a while, each as fast as the edit before was acknowledged.</summary>
/// <param name="Times">Milliseconds until each edit was acknowledged, the shortest first.</param>
/// <param name="Fewest">Edits of the client who got the fewest through.</param>
/// <param name="OthersWait">Milliseconds that somebody with a transaction of their own waited for it at most.</param>
internal sealed record WritingRound(IReadOnlyList<double> Times, int Fewest, double OthersWait, TimeSpan Elapsed, TimeSpan ProcessorTime)
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan BetweenOthers = TimeSpan.FromMilliseconds(200);

    public int Count => Times.Count;

    public double PerSecond => Count / Elapsed.TotalSeconds;

    /// <param name="editorOf">Gives the editor that the client of a number uses.</param>
    public static async Task<WritingRound> RunAsync(IEnumerable<Writer> writers, Func<int, MatrixEditor> editorOf, IDbContextFactory<PortalDbContext> contexts)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var started = Stopwatch.GetTimestamp();
        var other = Task.Run(() => WriteBesideAsync(contexts, started));
        var times = await Task.WhenAll(writers.Select((writer, client) => Task.Run(() => writer.WriteAsync(editorOf(client), started, Duration))));
        var elapsed = Stopwatch.GetElapsedTime(started);
        process.Refresh();
        return new WritingRound([.. times.SelectMany(time => time).Order()], times.Min(time => time.Count), await other, elapsed, process.TotalProcessorTime - before);
    }

    /// <summary>Begins transactions as services do that have their own, a few a second.</summary>
    private static async Task<double> WriteBesideAsync(IDbContextFactory<PortalDbContext> contexts, long started)
    {
        var longest = 0.0;
        while (Stopwatch.GetElapsedTime(started) < Duration)
        {
            await using var context = await contexts.CreateDbContextAsync();
            var since = Stopwatch.GetTimestamp();
            await using (await context.Database.BeginTransactionAsync())
            {
                longest = Math.Max(longest, Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            }

            await Task.Delay(BetweenOthers);
        }

        return longest;
    }

    /// <summary>The time within which so many of all edits were acknowledged.</summary>
    public double Part(double part) => Times[Math.Min((int)(Count * part), Count - 1)];
}
