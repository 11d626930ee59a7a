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
/// Reads from the log why accountability moved with a version, who edited it and when it was approved. All of that was recorded before the
/// publication, so it never changes.
/// </summary>
public sealed class VersionOrigins(IDbContextFactory<PortalDbContext> contexts)
{
    /// <summary>Returns how some versions came about.</summary>
    /// <param name="versions">Consecutive, oldest first. The first is the base of the second, and is read only when it is the first of its
    /// matrix.</param>
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
                var moves = before is null
                    ? []
                    : await ReadMovesAsync(context, (before, since), (after, publication.Sequence), cancellationToken);
                origins.Add(new VersionOrigin(after.Version.Number, approvedAt, moves));
            }
        }

        return origins.ToValueList();
    }

    /// <summary>
    /// Returns when the approver last approved a version's content before the publication. Null when the log doesn't record it.
    /// </summary>
    private static async Task<DateTimeOffset?> FindApprovalAsync(
        PortalDbContext context,
        MatrixVersion version,
        long publication,
        CancellationToken cancellationToken
    )
    {
        if (version.ApprovedBy is not { } approver)
        {
            return null;
        }

        var approval = new ReviewDecided(version.Matrix, version.ContentHash, IsApproved: true, Remark: null);
        var entries = context
            .AuditEntries.AsNoTracking()
            .Where(entry =>
                entry.Stream == AuditStream.Content
                && entry.Target == approval.Target
                && entry.Action == approval.Action
                && entry.Sequence < publication
                && entry.ActorId == approver.Id
            )
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
        PortalDbContext context,
        (PublishedMatrix Content, long Sequence) before,
        (PublishedMatrix Content, long Sequence) after,
        CancellationToken cancellationToken
    )
    {
        var moved = MovedBetween(before.Content, after.Content).ToList();
        if (moved.Count == 0)
        {
            return [];
        }

        var matrix = after.Content.Version.Matrix;
        var targets = moved.Select(cell => AssignmentChanged.TargetOf(matrix, cell)).Append(DraftDiscarded.TargetOf(matrix)).ToList();
        var entries = await context
            .AuditEntries.AsNoTracking()
            .Where(entry =>
                entry.Stream == AuditStream.Content
                && entry.Sequence > before.Sequence
                && entry.Sequence < after.Sequence
                && targets.Contains(entry.Target)
                && (
                    entry.Action == AssignmentChanged.ActionName
                    || entry.Action == AssignmentExplained.ActionName
                    || entry.Action == DraftDiscarded.ActionName
                )
            )
            .OrderBy(entry => entry.Sequence)
            .ToListAsync(cancellationToken);
        var edits = new Dictionary<CellKey, MoveOrigin>();
        foreach (var entry in entries)
        {
            Apply(edits, entry);
        }

        return moved.Where(edits.ContainsKey).Select(cell => edits[cell]).ToValueList();
    }

    /// <summary>Applies one more entry: an edit, a later explanation, or the discarding of all edits.</summary>
    private static void Apply(Dictionary<CellKey, MoveOrigin> edits, StoredAuditEntry entry)
    {
        if (AuditFacts.Read(entry.Payload) is not FactReadOutcome.Known(var fact, var reason))
        {
            return;
        }

        switch (fact)
        {
            case AssignmentChanged { Cell: var cell } changed when changed.Before.Accountability != changed.After.Accountability:
                edits[cell] = new MoveOrigin(cell, reason, new Actor(entry.ActorId, entry.ActorName), entry.At);
                break;

            // An edit of other texts of the cell moves nothing, but can give a new reason.
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

    /// <summary>Returns the cells whose accountability differs from before.</summary>
    private static IEnumerable<CellKey> MovedBetween(PublishedMatrix before, PublishedMatrix after) =>
        from row in after.Matrix.Responsibilities
        let earlier = before.Index.FindRow(row.Slug)?.Responsibility
        where earlier is not null
        from model in after.Matrix.HostingModels
        let was = earlier.In(model.Slug)
        where was is not null && was.Accountability != row.In(model.Slug)?.Accountability
        select new CellKey(row.Slug, model.Slug);
}
