using System.Data.Common;
using ResponsibilityPortal.Store.Sharing;

namespace ResponsibilityPortal.Web.Background;

/// <summary>
/// Lets one instance at a time do work that several must not do together. The only instance of a store never waits. One that holds a lease
/// renews it while it works; if it is killed, another instance takes over when the lease expires.
/// </summary>
public sealed class Turns(Leases? leases = null)
{
    /// <summary>How long a lease is held without being renewed.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan RenewalInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>Does work while no other instance does the work with this name.</summary>
    /// <param name="run">The work. It is cancelled when the lease is lost, for example because the database can't be reached.</param>
    /// <param name="patience">How long to wait for another instance.</param>
    /// <returns>False when the work wasn't done: another instance was doing it all the time, or the lease was lost.</returns>
    public async Task<bool> TryRunAsync(
        string work,
        Func<CancellationToken, Task> run,
        TimeSpan patience,
        CancellationToken cancellationToken
    )
    {
        if (leases is null)
        {
            await run(cancellationToken);
            return true;
        }

        var lease = new Lease($"work/{work}", Guid.NewGuid());
        for (var waited = TimeSpan.Zero; !await leases.TryTakeAsync(lease, Time, cancellationToken); waited += RetryInterval)
        {
            if (waited >= patience)
            {
                return false;
            }

            await Task.Delay(RetryInterval, cancellationToken);
        }

        return await RunAsync(leases, lease, run, cancellationToken);
    }

    private static async Task<bool> RunAsync(
        Leases leases,
        Lease lease,
        Func<CancellationToken, Task> run,
        CancellationToken cancellationToken
    )
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var renewal = RenewAsync(leases, lease, end);
        try
        {
            await run(end.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && end.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            await end.CancelAsync();
            await renewal;
            await ReleaseAsync(leases, lease);
        }
    }

    /// <summary>Renews a lease until its work ends. Ends the work when that fails.</summary>
    private static async Task RenewAsync(Leases leases, Lease lease, CancellationTokenSource end)
    {
        try
        {
            do
            {
                await Task.Delay(RenewalInterval, end.Token);
            } while (await leases.TryTakeAsync(lease, Time, end.Token));
        }
        catch (Exception exception) when (exception is DbException or OperationCanceledException)
        {
            // Without a connection, the lease expires soon.
        }

        await end.CancelAsync();
    }

    /// <remarks>A lease that can't be given back expires.</remarks>
    private static async Task ReleaseAsync(Leases leases, Lease lease)
    {
        try
        {
            await leases.ReleaseAsync(lease, CancellationToken.None);
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException)
        {
            // What the work returned or why it failed matters more.
        }
    }
}
