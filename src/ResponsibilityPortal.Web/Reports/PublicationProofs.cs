using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Pdf;
using ResponsibilityPortal.Store;

namespace ResponsibilityPortal.Web.Reports;

/// <summary>Reads from the log what proves a publication to a reader who has only the file.</summary>
public sealed class PublicationProofs(IDbContextFactory<PortalDbContext> contexts)
{
    /// <summary>By version and checkpoint, whether there is a proof. Both are immutable.</summary>
    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);

    /// <summary>Whether there is a proof of a publication.</summary>
    /// <param name="checkpoint">The checkpoint that covers the publication.</param>
    public async Task<bool> IsProvenAsync(MatrixVersion version, SignedCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        var key = $"{version.VersionHash}\n{checkpoint.Note.Text}";
        return _known.TryGetValue(key, out var isProven)
            ? isProven
            : _known[key] = await FindAsync(version, checkpoint, cancellationToken) is not null;
    }

    /// <param name="checkpoint">The checkpoint that covers the publication.</param>
    /// <returns>
    /// Null when the checkpoint names a later entry. The proof would have to contain all entries in between, which can be unpublished
    /// edits.
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

        var entry = await context
            .AuditEntries.AsNoTracking()
            .Where(entry => entry.Stream == AuditStream.Content && entry.Sequence == sequence)
            .Select(entry => new { entry.Payload, entry.PreviousHash })
            .SingleAsync(cancellationToken);
        return new ReportProof(entry.Payload, entry.PreviousHash, checkpoint) is { IsClosed: true } proof ? proof : null;
    }
}
