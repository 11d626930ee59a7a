using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Pdf;
using ResponsibilityPortal.Store;

namespace ResponsibilityPortal.Web.Reports;

/// <summary>Takes from the log what proves a publication to someone who has only the file.</summary>
public sealed class PublicationProofs(IDbContextFactory<PortalDbContext> contexts)
{
    /// <param name="checkpoint">What the publication stands under.</param>
    /// <returns>
    /// Null where the checkpoint names a later entry: the proof would have to hold all entries between, which can be edits that nobody has
    /// published.
    /// </returns>
    public async Task<ReportProof?> FindAsync(MatrixVersion version, SignedCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var publications = await context.ReadPublicationsAsync([version], cancellationToken);
        var sequence = checkpoint.Checkpoint.Content.Sequence;
        if (!publications.TryGetValue(version, out var publication) || publication.Sequence != sequence)
        {
            return null;
        }

        var entry = await context.AuditEntries.AsNoTracking()
            .Where(entry => entry.Stream == AuditStream.Content && entry.Sequence == sequence)
            .Select(entry => new { entry.Payload, entry.PreviousHash })
            .SingleAsync(cancellationToken);
        return new ReportProof(entry.Payload, entry.PreviousHash, checkpoint) is { IsClosed: true } proof ? proof : null;
    }
}
