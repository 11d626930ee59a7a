namespace ResponsibilityPortal.Store.Evidence;

/// <summary>Opens the portal's store as evidence.</summary>
public abstract class StoreEvidenceFactory
{
    /// <exception cref="StoreRefusedException">There is no store, it can't be opened, or another release wrote it.</exception>
    public abstract StoreEvidence Open();
}
