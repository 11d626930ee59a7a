using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Drafting;
using ResponsibilityPortal.Domain.Matrices.Exchange;
using ResponsibilityPortal.Store;

namespace ResponsibilityPortal.Web.Drafts;

/// <summary>Who edited a cell, when, from what to what, why, and with which version it was published. Callers have asked who may see it.</summary>
public sealed class CellHistory(IDbContextFactory<PortalDbContext> contexts)
{
    /// <summary>How many of the latest edits are told.</summary>
    public const int MaxEntries = 100;

    /// <summary>The edits of a cell, the latest first.</summary>
    public async Task<IReadOnlyList<CellHistoryEntry>> ReadAsync(string matrix, CellKey key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var target = AssignmentChanged.TargetOf(matrix, key);
        var entries = await context.AuditEntries.AsNoTracking()
            .Where(entry => entry.Stream == AuditStream.Content && entry.Target == target
                && (entry.Action == AssignmentChanged.ActionName || entry.Action == AssignmentExplained.ActionName))
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
        var ends = await context.AuditEntries.AsNoTracking()
            .Where(entry => entry.Stream == AuditStream.Content && entry.Sequence > oldest
                && ((entry.Action == VersionPublished.ActionName && entry.Target.StartsWith(versions))
                    || (entry.Action == DraftDiscarded.ActionName && entry.Target == discarded)))
            .OrderBy(entry => entry.Sequence)
            .Select(entry => new { entry.Sequence, entry.Target })
            .ToListAsync(cancellationToken);
        var told = new List<CellHistoryEntry>();
        foreach (var entry in Enumerable.Reverse(entries))
        {
            if (entry.Action == AssignmentExplained.ActionName)
            {
                // What an explanation is about is the edit before it.
                if (told.Count > 0)
                {
                    told[^1] = told[^1] with { Reason = ExplanationIn(entry) };
                }

                continue;
            }

            // What was discarded before any publication never became part of a version.
            var end = ends.FirstOrDefault(end => end.Sequence > entry.Sequence);
            var isDiscarded = end?.Target == discarded;
            told.Add(ToHistory(
                entry,
                key,
                end is null || isDiscarded ? null : int.Parse(end.Target.AsSpan(versions.Length), System.Globalization.CultureInfo.InvariantCulture),
                isDiscarded));
        }

        told.Reverse();
        return told;
    }

    private static string? ExplanationIn(StoredAuditEntry entry)
    {
        using var payload = JsonDocument.Parse(entry.Payload);
        return payload.RootElement.GetProperty("data").GetProperty("explanation").GetString();
    }

    private static CellHistoryEntry ToHistory(StoredAuditEntry entry, CellKey key, int? publishedIn, bool isDiscarded)
    {
        using var payload = JsonDocument.Parse(entry.Payload);
        var data = payload.RootElement.GetProperty("data");
        return new CellHistoryEntry(
            entry.At,
            new Actor(entry.ActorId, entry.ActorName),
            payload.RootElement.GetProperty("reason").GetString(),
            AssignmentFormat.Read(data.GetProperty("before"), key.HostingModel, out _)!,
            AssignmentFormat.Read(data.GetProperty("after"), key.HostingModel, out _)!,
            publishedIn,
            isDiscarded);
    }
}
