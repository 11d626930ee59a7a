using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Web.Features.Admin.Editing;

namespace ResponsibilityPortal.Benchmarks.Writing;

/// <summary>The edits of users who edited for a while, each as soon as the previous edit was acknowledged.</summary>
/// <param name="Times">The milliseconds until each edit was acknowledged, in ascending order.</param>
/// <param name="Fewest">The edits of the client with the fewest acknowledged edits.</param>
/// <param name="OthersWait">The longest wait of a service with its own transaction, in milliseconds.</param>
internal sealed record WritingRound(IReadOnlyList<double> Times, int Fewest, double OthersWait, TimeSpan Elapsed, TimeSpan ProcessorTime)
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan BetweenOthers = TimeSpan.FromMilliseconds(200);

    public int Count => Times.Count;

    public double PerSecond => Count / Elapsed.TotalSeconds;

    /// <param name="editorOf">Returns the editor of the client with a number.</param>
    public static async Task<WritingRound> RunAsync(
        IEnumerable<Writer> writers,
        Func<int, MatrixEditor> editorOf,
        IDbContextFactory<PortalDbContext> contexts
    )
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var started = Stopwatch.GetTimestamp();
        var other = Task.Run(() => WriteConcurrentlyAsync(contexts, started));
        var times = await Task.WhenAll(
            writers.Select((writer, client) => Task.Run(() => writer.WriteAsync(editorOf(client), started, Duration)))
        );
        var elapsed = Stopwatch.GetElapsedTime(started);
        process.Refresh();
        return new WritingRound(
            [.. times.SelectMany(time => time).Order()],
            times.Min(time => time.Count),
            await other,
            elapsed,
            process.TotalProcessorTime - before
        );
    }

    /// <summary>Begins transactions as services with their own transactions do, a few a second.</summary>
    private static async Task<double> WriteConcurrentlyAsync(IDbContextFactory<PortalDbContext> contexts, long started)
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

    /// <summary>Returns the time within which a share of all edits was acknowledged.</summary>
    public double Part(double part) => Times[Math.Min((int)(Count * part), Count - 1)];
}
