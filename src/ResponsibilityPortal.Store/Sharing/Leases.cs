namespace ResponsibilityPortal.Store.Sharing;

/// <summary>
/// The leases of the instances that share a store. A lease expires by the clock of the database, unless its holder renews it. So an
/// instance that was killed loses what it held.
/// </summary>
public abstract class Leases
{
    /// <summary>Takes a lease that is free or has expired, or renews one that the holder has.</summary>
    /// <param name="time">How long it is held from now.</param>
    /// <returns>False when another holder has it.</returns>
    public abstract Task<bool> TryTakeAsync(Lease lease, TimeSpan time, CancellationToken cancellationToken);

    /// <summary>Gives a lease back. Does nothing when another holder has it by now.</summary>
    public abstract Task ReleaseAsync(Lease lease, CancellationToken cancellationToken);

    /// <summary>Returns the leases that are held now.</summary>
    /// <param name="prefix">How their names begin.</param>
    public abstract Task<IReadOnlyList<Lease>> FindAsync(string prefix, CancellationToken cancellationToken);
}
