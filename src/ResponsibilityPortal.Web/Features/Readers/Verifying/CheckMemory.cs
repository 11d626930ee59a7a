namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>
/// Releases the memory that checks of files allocated. The runtime treats large arrays as old at once, and collects old garbage only after
/// some hundred megabytes of it. Without this, uploaded files would make the portal seem to need that memory.
/// </summary>
public sealed class CheckMemory
{
    /// <summary>The number of bytes that checks allocate before a collection starts. An export allocates a tenth of that.</summary>
    private const long TakenMaxBytes = 24L * 1_024 * 1_024;

    private long _taken;

    /// <summary>The number of collections so far.</summary>
    public int Collections { get; private set; }

    /// <summary>Counts what a check allocated, and starts a collection when the total reaches the limit.</summary>
    /// <param name="bytes">The bytes that were allocated during the check.</param>
    public void Count(long bytes)
    {
        if (Interlocked.Add(ref _taken, bytes) < TakenMaxBytes)
        {
            return;
        }

        Interlocked.Exchange(ref _taken, 0);
        // Only Aggressive returns the memory to the system at once. The other modes keep free memory for later allocations.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        Collections++;
    }
}
