namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>
/// Has memory given back that checks of files took. Large arrays count as old at once, and the runtime looks for old garbage only after
/// some hundred megabytes of it; files from strangers must not make a portal seem to need those.
/// </summary>
public sealed class CheckMemory
{
    /// <summary>So many bytes are taken by checks before there is a collection for them. An export takes a tenth.</summary>
    private const long TakenMaxBytes = 24L * 1_024 * 1_024;

    private long _taken;

    /// <summary>How often memory was given back.</summary>
    public int Collections { get; private set; }

    /// <summary>Counts what a check took, and has it given back when it is much.</summary>
    /// <param name="bytes">What was allocated while it went on.</param>
    public void Count(long bytes)
    {
        if (Interlocked.Add(ref _taken, bytes) < TakenMaxBytes)
        {
            return;
        }

        Interlocked.Exchange(ref _taken, 0);
        // Aggressive also gives the memory back to the system at once; the others keep what is free for what may come.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        Collections++;
    }
}
