namespace ResponsibilityPortal.Store.Sharing;

/// <summary>What the instances that share a store count and use up together, until a time by the clock of the database.</summary>
public abstract class SharedLimits
{
    /// <summary>Counts an attempt, unless there were as many in the last time as are permitted.</summary>
    /// <returns>Whether it is permitted.</returns>
    public abstract Task<bool> AllowAsync(string key, int permits, TimeSpan window, CancellationToken cancellationToken);

    /// <summary>Uses something that can be used once.</summary>
    /// <param name="lifetime">How long its use is remembered.</param>
    /// <returns>False when it was used before.</returns>
    public Task<bool> TryUseAsync(string key, TimeSpan lifetime, CancellationToken cancellationToken) =>
        AllowAsync(key, 1, lifetime, cancellationToken);

    /// <summary>Removes what no longer counts.</summary>
    public abstract Task RemoveExpiredAsync(CancellationToken cancellationToken);
}
