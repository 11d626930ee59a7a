using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Files;

namespace ResponsibilityPortal.Web.Integrity;

/// <summary>Finds out whether the store of a running portal can be used. Asks the database once in a few seconds, however often it is
/// called.</summary>
internal sealed partial class StoreHealth(
    StoreMigrator migrator,
    DataDirectory directory,
    FreeSpace freeSpace,
    TimeProvider clock,
    ILogger<StoreHealth> logger
) : IDisposable
{
    /// <summary>The free space below which the portal reports a full disk, in megabytes.</summary>
    public const int EnoughMegabytes = 64;

    /// <summary>How long an answer of the database is used.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _lock = new(1);
    private StoreProblem? _store;
    private long? _asked;

    /// <summary>Returns what is wrong with the database. Null when nothing is.</summary>
    public async Task<StoreProblem?> FindProblemAsync(CancellationToken cancellationToken)
    {
        await _lock.WaitAsync(cancellationToken);
        try
        {
            if (_asked is not { } asked || clock.GetElapsedTime(asked) >= Kept)
            {
                _store = await AskAsync(cancellationToken);
                _asked = clock.GetTimestamp();
            }

            return _store;
        }
        finally
        {
            _lock.Release();
        }
    }

    /// <summary>Returns how many megabytes are free where the portal writes, if that isn't enough. Null when it is.</summary>
    public long? FindLittleSpace() => freeSpace(directory.Path) / (1024 * 1024) is var free && free < EnoughMegabytes ? free : null;

    public void Dispose() => _lock.Dispose();

    private async Task<StoreProblem?> AskAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await migrator.FindPendingAsync(either.Token) is [var missing, ..] ? new StoreProblem.NotMigrated(missing) : null;
        }
        catch (StoreRefusedException refusal) when (refusal.InnerException is null)
        {
            LogRefused(refusal.Message);
            return new StoreProblem.Newer();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogRefused(exception.Message);
            return new StoreProblem.Unreachable();
        }
    }

    [LoggerMessage(LogLevel.Error, "The store can't be used: {Reason}")]
    private partial void LogRefused(string reason);
}
