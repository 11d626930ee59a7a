namespace ResponsibilityPortal.Store.Sharing;

/// <summary>
/// The signed checkpoints that instances pass to each other. Each instance keeps them in its own file too, and trusts none that isn't
/// signed.
/// </summary>
public abstract class SharedCheckpoints
{
    /// <summary>Returns the checkpoints after the first ones, as signed notes, in order.</summary>
    /// <param name="count">How many the caller has.</param>
    public abstract Task<IReadOnlyList<string>> ReadAsync(int count, CancellationToken cancellationToken);

    /// <summary>Adds the next checkpoint.</summary>
    /// <param name="number">1, 2, 3 ... in the order in which they were signed.</param>
    /// <exception cref="StoreRefusedException">Another instance has added one with this number.</exception>
    public abstract Task AddAsync(int number, string note, CancellationToken cancellationToken);
}
