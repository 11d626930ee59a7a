namespace ResponsibilityPortal.Store.Evidence;

/// <summary>Opens the portal's store as evidence.</summary>
public abstract class StoreEvidenceFactory
{
    /// <summary>
    /// Whether a store that can't be opened is damaged. A database server that doesn't answer says nothing about what it contains.
    /// </summary>
    public abstract bool IsDamagedWhenClosed { get; }

    /// <exception cref="StoreRefusedException">There is no store, it can't be opened, or another release wrote it.</exception>
    public abstract StoreEvidence Open();

    /// <summary>Explains an exception that only says that the database server couldn't do something.</summary>
    /// <returns>Null for other exceptions, and where the store has no server.</returns>
    public virtual StoreRefusedException? Explain(Exception exception) => null;
}
