using System.Data.Common;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Evidence;

namespace ResponsibilityPortal.Web.Integrity;

/// <summary>
/// Upgrades the store to the schema of this release, and runs a quick check against the log before any content is served.
/// </summary>
public sealed class StoreOpening(StoreMigrator migrator, Checkpoints checkpoints, StoreEvidenceFactory store)
{
    /// <returns>The damage found. Empty when there is none.</returns>
    /// <exception cref="StoreRefusedException">Another release wrote the store, or its server can't be reached.</exception>
    public async Task<ValueList<IntegrityFinding>> FindDamageAsync(CancellationToken cancellationToken)
    {
        try
        {
            await migrator.PrepareAsync(cancellationToken);
            using var evidence = store.Open();
            return StartCheck.Run(evidence, checkpoints.Source, checkpoints.Key);
        }
        catch (StoreRefusedException refusal) when (store.IsDamagedWhenClosed && refusal.InnerException is DbException reason)
        {
            return [new IntegrityFinding(ProofPart.File, $"The file of the store cannot be read: {reason.Message}")];
        }
    }
}
