using System.Diagnostics;

namespace ResponsibilityPortal.Benchmarks.Fuzzing;

/// <summary>What a reader did with one altered file.</summary>
/// <param name="IsRead">Whether the reader accepted the file.</param>
/// <param name="Allocated">The memory that reading it allocated, in bytes.</param>
/// <param name="Fault">What went wrong; null for a file that was read or refused.</param>
internal sealed record FuzzResult(bool IsRead, TimeSpan Took, long Allocated, string? Fault)
{
    /// <summary>More memory for a file of some kilobytes is a fault.</summary>
    private const long AllocatedMax = 512L * 1_024 * 1_024;

    /// <summary>A longer time is a fault, also on a busy machine.</summary>
    private static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(3);

    /// <summary>Alters a file and reads it. The same seed gives the same file.</summary>
    public static FuzzResult Of(FuzzTarget target, int seed)
    {
        var file = AlteredFile.Of(target, seed);
        var (started, before) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
        var (isRead, fault) = (false, (string?)null);
        try
        {
            isRead = target.Reads(file);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            fault = $"{exception.GetType().Name}: {exception.Message}\n{exception.StackTrace}";
        }

        var (took, allocated) = (Stopwatch.GetElapsedTime(started), GC.GetAllocatedBytesForCurrentThread() - before);
        fault ??=
            took > TimeMax ? $"took {took.TotalSeconds:0} s"
            : allocated > AllocatedMax ? $"allocated {allocated >> 20} MB"
            : null;
        return new FuzzResult(isRead, took, allocated, fault);
    }
}
