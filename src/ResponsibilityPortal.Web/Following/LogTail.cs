using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Web.Integrity;

namespace ResponsibilityPortal.Web.Following;

/// <summary>
/// Follows what the log has that this process didn't follow when it was committed: entries of other processes, and those whose commit
/// succeeded although its answer was lost.
/// </summary>
public sealed class LogTail(IDbContextFactory<PortalDbContext> contexts, LogFollower follower, Checkpoints checkpoints)
{
    private const int EntriesAtOnce = 1_000;

    /// <summary>The last followed entry of each stream. Null before the first look.</summary>
    private Dictionary<string, long>? _followed;

    /// <summary>Follows new entries. The first call reloads the versions, and follows entries from then on.</summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var heads = await context
            .AuditHeads.AsNoTracking()
            .ToDictionaryAsync(head => head.Stream, head => head.Sequence, cancellationToken);
        if (_followed is null)
        {
            await follower.FollowVersionsAsync(cancellationToken);
            _followed = heads;
            return;
        }

        foreach (var (stream, end) in heads)
        {
            while (_followed.GetValueOrDefault(stream) is var last && last < end)
            {
                _followed[stream] = await FollowAsync(context, stream, last, cancellationToken);
            }
        }

        if (await checkpoints.ReceiveAsync(cancellationToken) || checkpoints.IsWaiting)
        {
            await follower.FollowVersionsAsync(cancellationToken);
        }
    }

    /// <returns>The last followed entry.</returns>
    private async Task<long> FollowAsync(PortalDbContext context, string stream, long last, CancellationToken cancellationToken)
    {
        var entries = await context
            .AuditEntries.AsNoTracking()
            .Where(entry => entry.Stream == stream && entry.Sequence > last)
            .OrderBy(entry => entry.Sequence)
            .Take(EntriesAtOnce)
            .Select(entry => new { entry.Sequence, entry.Payload })
            .ToListAsync(cancellationToken);
        await follower.FollowAsync([.. entries.Select(entry => AuditFacts.Find<AuditFact>(entry.Payload)).OfType<AuditFact>()]);
        return entries[^1].Sequence;
    }
}
