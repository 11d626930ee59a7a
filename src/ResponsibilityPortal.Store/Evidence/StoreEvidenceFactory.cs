namespace ResponsibilityPortal.Store.Evidence;

/// <summary>Opens the portal's store as evidence.</summary>
public abstract class StoreEvidenceFactory
{
    /// <exception cref="StoreRefusedException">There is no store, it cannot be opened, or another release has written it.</exception>
    public abstract StoreEvidence Open();
}
