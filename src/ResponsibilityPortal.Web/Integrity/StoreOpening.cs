using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Evidence;

namespace ResponsibilityPortal.Web.Integrity;

/// <summary>Brings the store to the schema of this release and looks in moments whether it is what was recorded, before anything of it is served.</summary>
public sealed class StoreOpening(StoreMigrator migrator, Checkpoints checkpoints, StoreEvidenceFactory store)
{
    /// <returns>What is damaged; empty when nothing was found.</returns>
    /// <exception cref="StoreRefusedException">The store is of another release.</exception>
    public async Task<ValueList<ProofFault>> FindDamageAsync(CancellationToken cancellationToken)
    {
        try
        {
            await migrator.MigrateAsync(cancellationToken);
            using var evidence = store.Open();
            return StartCheck.Run(evidence, checkpoints.Source, checkpoints.Key);
        }
        catch (StoreRefusedException refusal) when (refusal.InnerException is System.Data.Common.DbException reason)
        {
            return [new ProofFault(ProofPart.File, $"The file of the store cannot be read: {reason.Message}")];
        }
    }
}
