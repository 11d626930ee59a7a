using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Web.Drafts;

/// <summary>
/// Reads who edited a cell, when, from what to what, why, and with which version it was published. Callers check who may see it.
/// </summary>
public sealed class CellHistory(IDbContextFactory<PortalDbContext> contexts)
{
    /// <summary>How many of the latest edits are shown.</summary>
    public const int MaxEntries = 100;

    /// <summary>Returns the edits of a cell, the latest first.</summary>
    public async Task<IReadOnlyList<CellHistoryEntry>> ReadAsync(string matrix, CellKey key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var target = AssignmentChanged.TargetOf(matrix, key);
        var entries = await context
            .AuditEntries.AsNoTracking()
            .Where(entry =>
                entry.Stream == AuditStream.Content
                && entry.Target == target
                && (entry.Action == AssignmentChanged.ActionName || entry.Action == AssignmentExplained.ActionName)
            )
            .OrderByDescending(entry => entry.Sequence)
            .Take(MaxEntries)
            .ToListAsync(cancellationToken);
        if (entries.Count == 0)
        {
            return [];
        }

        var oldest = entries[^1].Sequence;
        var versions = VersionPublished.TargetOf(matrix, "");
        var discarded = DraftDiscarded.TargetOf(matrix);
        var ends = await context
            .AuditEntries.AsNoTracking()
            .Where(entry =>
                entry.Stream == AuditStream.Content
                && entry.Sequence > oldest
                && (
                    (entry.Action == VersionPublished.ActionName && entry.Target.StartsWith(versions))
                    || (entry.Action == DraftDiscarded.ActionName && entry.Target == discarded)
                )
            )
            .OrderBy(entry => entry.Sequence)
            .Select(entry => new { entry.Sequence, entry.Target })
            .ToListAsync(cancellationToken);
        var edits = new List<CellHistoryEntry>();
        foreach (var entry in Enumerable.Reverse(entries))
        {
            if (entry.Action == AssignmentExplained.ActionName)
            {
                // An explanation belongs to the edit before it.
                if (edits.Count > 0)
                {
                    edits[^1] = edits[^1] with
                    {
                        Reason = AuditFacts.Find<AssignmentExplained>(entry.Payload)?.Explanation ?? edits[^1].Reason,
                    };
                }

                continue;
            }

            // An edit that was discarded before a publication is in no version.
            var end = ends.FirstOrDefault(end => end.Sequence > entry.Sequence);
            var isDiscarded = end?.Target == discarded;
            edits.Add(
                ToHistory(
                    entry,
                    end is null || isDiscarded
                        ? null
                        : int.Parse(end.Target.AsSpan(versions.Length), System.Globalization.CultureInfo.InvariantCulture),
                    isDiscarded
                )
            );
        }

        edits.Reverse();
        return edits;
    }

    private static CellHistoryEntry ToHistory(StoredAuditEntry entry, int? publishedIn, bool isDiscarded)
    {
        var by = new Actor(entry.ActorId, entry.ActorName);
        return AuditFacts.Read(entry.Payload) is FactReadOutcome.Known(AssignmentChanged changed, var reason)
            ? new CellHistoryEntry(entry.At, by, reason, (changed.Before, changed.After), publishedIn, isDiscarded)
            : new CellHistoryEntry(entry.At, by, null, null, publishedIn, isDiscarded);
    }
}
