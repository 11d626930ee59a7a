using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Security;
using ResponsibilityPortal.Web.Telemetry;

namespace ResponsibilityPortal.Web.Following;

/// <summary>
/// The only feed of changes. Every change is in the log, so new entries tell in-memory caches what has changed. Entries that this process
/// commits are followed before the caller gets its outcome.
/// </summary>
/// <remarks>Following a fact twice or late does no harm: a fact says that something may be out of date, not what it is now.</remarks>
public sealed class LogFollower(
    IDbContextFactory<PortalDbContext> contexts,
    Checkpoints checkpoints,
    PublishedMatrices published,
    DraftSnapshots drafts,
    CellMarkChanges marks,
    SessionChanges sessions,
    PortalMetrics metrics
)
{
    /// <summary>Follows facts in the order in which they were recorded.</summary>
    public async Task FollowAsync(IReadOnlyList<AuditFact> facts)
    {
        foreach (var fact in facts)
        {
            metrics.CountEntry(fact.Action);
        }

        var reached = facts.ToLookup(LogReaches.Of);
        if (Reached(LogReach.Versions).Any())
        {
            await FollowVersionsAsync(CancellationToken.None);
        }

        // A draft is based on the latest version, which must be loaded by now.
        foreach (var draft in Reached(LogReach.Draft).GroupBy(OwnerOf))
        {
            drafts.Follow(draft.Key, draft);
        }

        foreach (var matrix in Reached(LogReach.CellMarks).Select(OwnerOf).Distinct())
        {
            marks.Raise(matrix);
        }

        foreach (var user in Reached(LogReach.User).Select(OwnerOf).Distinct())
        {
            sessions.Raise(Guid.Parse(user));
        }

        IEnumerable<AuditFact> Reached(LogReach reach) => reached.Where(group => group.Key.HasFlag(reach)).SelectMany(group => group);
    }

    /// <summary>Reloads the lists of versions when a checkpoint covers the last change to them.</summary>
    public async Task FollowVersionsAsync(CancellationToken cancellationToken)
    {
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            await checkpoints.CoverAsync(await context.FindLastVersionEntryAsync(cancellationToken), cancellationToken);
        }

        await published.ReloadAsync(cancellationToken);
    }

    /// <summary>Returns what a fact is about: the slug of a matrix, or the ID of a user.</summary>
    private static string OwnerOf(AuditFact fact) => fact.Target.Split('/')[1];
}
