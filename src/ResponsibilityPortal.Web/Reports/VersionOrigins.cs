using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Pdf;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Web.Reports;

/// <summary>
/// Reads from the log why accountability moved with a version, who edited it and when it was approved. All of that was recorded before
/// the publication, so it is the same whenever it is read.
/// </summary>
public sealed class VersionOrigins(IDbContextFactory<PortalDbContext> contexts)
{
    /// <summary>How some versions came about.</summary>
    /// <param name="versions">Without a gap, oldest first. The first is what the second came from, and is read only when it is the first of its matrix.</param>
    public async Task<ValueList<VersionOrigin>> ReadAsync(IReadOnlyList<PublishedMatrix> versions, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var publications = await context.ReadPublicationsAsync([.. versions.Select(version => version.Version)], cancellationToken);
        var origins = new List<VersionOrigin>();
        for (var index = 0; index < versions.Count; index++)
        {
            var (before, after) = (index == 0 ? null : versions[index - 1], versions[index]);
            if (publications.TryGetValue(after.Version, out var publication))
            {
                var since = before is not null && publications.TryGetValue(before.Version, out var earlier) ? earlier.Sequence : 0;
                var approvedAt = await FindApprovalAsync(context, after.Version, publication.Sequence, cancellationToken);
                var moves = before is null ? [] : await ReadMovesAsync(context, (before, since), (after, publication.Sequence), cancellationToken);
                origins.Add(new VersionOrigin(after.Version.Number, approvedAt, moves));
            }
        }

        return origins.ToValueList();
    }

    /// <summary>When the approver of a version approved its content last before the publication; null when the log does not tell.</summary>
    private static async Task<DateTimeOffset?> FindApprovalAsync(PortalDbContext context, MatrixVersion version, long publication, CancellationToken cancellationToken)
    {
        if (version.ApprovedBy is not { } approver)
        {
            return null;
        }

        var approval = new ReviewDecided(version.Matrix, version.ContentHash, IsApproved: true, Remark: null);
        var entries = context.AuditEntries.AsNoTracking()
            .Where(entry => entry.Stream == AuditStream.Content && entry.Target == approval.Target && entry.Action == approval.Action
                && entry.Sequence < publication && entry.ActorId == approver.Id)
            .OrderByDescending(entry => entry.Sequence)
            .Select(entry => new { entry.At, entry.Payload })
            .AsAsyncEnumerable();
        await foreach (var entry in entries.WithCancellation(cancellationToken))
        {
            if (AuditFacts.Find<ReviewDecided>(entry.Payload)?.ContentHash == version.ContentHash)
            {
                return entry.At;
            }
        }

        return null;
    }

    private static async Task<ValueList<MoveOrigin>> ReadMovesAsync(
        PortalDbContext context, (PublishedMatrix Content, long Sequence) before, (PublishedMatrix Content, long Sequence) after, CancellationToken cancellationToken)
    {
        var moved = MovedBetween(before.Content, after.Content).ToList();
        if (moved.Count == 0)
        {
            return [];
        }

        var matrix = after.Content.Version.Matrix;
        var targets = moved.Select(cell => AssignmentChanged.TargetOf(matrix, cell)).Append(DraftDiscarded.TargetOf(matrix)).ToList();
        var entries = await context.AuditEntries.AsNoTracking()
            .Where(entry => entry.Stream == AuditStream.Content && entry.Sequence > before.Sequence && entry.Sequence < after.Sequence && targets.Contains(entry.Target)
                && (entry.Action == AssignmentChanged.ActionName || entry.Action == AssignmentExplained.ActionName || entry.Action == DraftDiscarded.ActionName))
            .OrderBy(entry => entry.Sequence)
            .ToListAsync(cancellationToken);
        var edits = new Dictionary<CellKey, MoveOrigin>();
        foreach (var entry in entries)
        {
            Apply(edits, entry);
        }

        return moved.Where(edits.ContainsKey).Select(cell => edits[cell]).ToValueList();
    }

    /// <summary>Takes one more entry into account: an edit, an explanation after it, or that all edits were thrown away.</summary>
    private static void Apply(Dictionary<CellKey, MoveOrigin> edits, StoredAuditEntry entry)
    {
        if (AuditFacts.Read(entry.Payload) is not FactReadOutcome.Known(var fact, var reason))
        {
            return;
        }

        switch (fact)
        {
            case AssignmentChanged { Cell: var cell } changed when changed.Before.Accountable != changed.After.Accountable:
                edits[cell] = new MoveOrigin(cell, reason, new Actor(entry.ActorId, entry.ActorName), entry.At);
                break;

            // An edit of other words of the cell moves nothing, but may give the reason anew.
            case AssignmentChanged { Cell: var cell } when reason is not null && edits.TryGetValue(cell, out var moved):
                edits[cell] = moved with { Reason = reason };
                break;
            case AssignmentExplained { Cell: var cell } explained when edits.TryGetValue(cell, out var edit):
                edits[cell] = edit with { Reason = explained.Explanation };
                break;
            case DraftDiscarded:
                edits.Clear();
                break;
        }
    }

    /// <summary>The cells for which another party is accountable than before.</summary>
    private static IEnumerable<CellKey> MovedBetween(PublishedMatrix before, PublishedMatrix after) =>
        from row in after.Matrix.Responsibilities
        let earlier = before.Index.Find(row.Slug)?.Responsibility
        where earlier is not null
        from model in after.Matrix.HostingModels
        let was = earlier.In(model.Slug)
        where was is not null && was.Accountable != row.In(model.Slug)?.Accountable
        select new CellKey(row.Slug, model.Slug);
}
