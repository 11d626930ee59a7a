using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Following;

/// <summary>
/// The one feed of changes: everything that changes is in the log, so what the log gains tells those who hold something in memory that it
/// has changed. What this process commits is followed at once, before its caller gets the answer.
/// </summary>
/// <remarks>To follow a fact twice, or late, does no harm: each says that something may be out of date, not what it has become.</remarks>
public sealed class LogFollower(
    IDbContextFactory<PortalDbContext> contexts, Checkpoints checkpoints, PublishedMatrices published, DraftSnapshots drafts, SessionChanges sessions)
{
    /// <summary>Follows facts in the order in which they were recorded.</summary>
    public async Task FollowAsync(IReadOnlyList<AuditFact> facts)
    {
        var reached = facts.ToLookup(LogReaches.Of);
        if (Reached(LogReach.Versions).Any())
        {
            await FollowVersionsAsync(CancellationToken.None);
        }

        // A draft stands on the latest version, which must be known by now.
        foreach (var draft in Reached(LogReach.Draft).GroupBy(OwnerOf))
        {
            drafts.Follow(draft.Key, draft);
        }

        foreach (var user in Reached(LogReach.User).Select(OwnerOf).Distinct())
        {
            sessions.Tell(Guid.Parse(user));
        }

        IEnumerable<AuditFact> Reached(LogReach reach) => reached.Where(group => group.Key.HasFlag(reach)).SelectMany(group => group);
    }

    /// <summary>Reads the lists of versions anew, once a checkpoint covers the last change to them.</summary>
    public async Task FollowVersionsAsync(CancellationToken cancellationToken)
    {
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            await checkpoints.CoverAsync(await context.FindLastVersionEntryAsync(cancellationToken), cancellationToken);
        }

        await published.ReloadAsync(cancellationToken);
    }

    /// <summary>Whom or what a fact is about: the slug of a matrix, or the id of a user.</summary>
    private static string OwnerOf(AuditFact fact) => fact.Target.Split('/')[1];
}
