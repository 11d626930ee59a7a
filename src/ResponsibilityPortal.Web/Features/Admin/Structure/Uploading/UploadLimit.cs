using System.Threading.RateLimiting;
using ResponsibilityPortal.Web.Limits;

namespace ResponsibilityPortal.Web.Features.Admin.Structure.Uploading;

/// <summary>
/// Limits what the files of editors can take: the memory of all files that are arriving or waiting, and how many are read at the same time,
/// which costs processor time and several times their size. Slow uploads don't delay files that have arrived.
/// </summary>
public sealed class UploadLimit : IDisposable
{
    /// <summary>The memory for all files that are arriving or waiting, in bytes: three of the largest.</summary>
    public const long HeldMaxBytes = 48L * 1_024 * 1_024;

    /// <summary>Why a file is refused when too many arrive or wait, and what to do.</summary>
    public const string Busy = "Other editors are importing large files. Wait a minute, and choose the file again.";

    private const int WaitingMaxCount = 16;

    private readonly ConcurrencyLimiter _reading = new(
        new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = WaitingMaxCount }
    );

    private long _held;

    /// <summary>Reserves the memory for a file. Dispose of the result to release it; null when there isn't enough.</summary>
    public IDisposable? Hold(long bytes)
    {
        if (Interlocked.Add(ref _held, bytes) <= HeldMaxBytes)
        {
            return new Held(this, bytes);
        }

        Interlocked.Add(ref _held, -bytes);
        return null;
    }

    /// <summary>Waits for the turn to read a file. Dispose of it to end the turn; null when too many files wait already.</summary>
    public Task<IDisposable?> TakeTurnAsync(CancellationToken cancellationToken) => _reading.TakeTurnAsync(cancellationToken);

    public void Dispose() => _reading.Dispose();

    private sealed class Held(UploadLimit limit, long bytes) : IDisposable
    {
        private int _isReleased;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isReleased, 1) == 0)
            {
                Interlocked.Add(ref limit._held, -bytes);
            }
        }
    }
}
