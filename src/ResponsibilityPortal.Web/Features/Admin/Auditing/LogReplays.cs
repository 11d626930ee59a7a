using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Audit.Replay;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Auditing;

/// <summary>Replays the log to find users as they were on a day, and self-approved versions.</summary>
public sealed class LogReplays(IDbContextFactory<PortalDbContext> contexts, Rights rights, TimeProvider clock)
{
    /// <summary>Returns all users who had an account at the end of a day, UTC, by name; null if the actor can't see the log.</summary>
    /// <remarks>Ignores entries that can't be read. The log page marks them, and the integrity check names them.</remarks>
    public async Task<IReadOnlyList<UserOnDay>?> UsersAsync(Actor actor, DateOnly day, CancellationToken cancellationToken)
    {
        var end = new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var accounts = new AccountsReplay();
        return await ForEachAsync(
            actor,
            [.. AccountsReplay.Actions],
            entry => entry.At < end,
            entry =>
            {
                if (AuditFacts.Find<AuditFact>(entry.Payload) is { } fact)
                {
                    accounts.Take(fact);
                }
            },
            cancellationToken
        )
            ? [.. accounts.People.OrderBy(person => person.Name, StringComparer.OrdinalIgnoreCase).Select(ToUserOnDay)]
            : null;
    }

    /// <summary>
    /// Returns the versions that were released by a user whose own content they contain, and those whose approval the log doesn't confirm.
    /// The latest comes first; null if the actor can't see the log.
    /// </summary>
    /// <remarks>
    /// Actions of a token count as actions of the user who created it. Content that is published again still belongs to its editors, and
    /// also to the user who publishes it again. It makes no difference whether a second approver was required at the time.
    /// </remarks>
    public async Task<IReadOnlyList<SelfApprovedVersion>?> SelfApprovedVersionsAsync(Actor actor, CancellationToken cancellationToken)
    {
        var replay = new PublicationReplay();
        return await ForEachAsync(
            actor,
            [.. PublicationReplay.Actions],
            _ => true,
            entry =>
                replay.Take(
                    entry.Action,
                    entry.Target,
                    new Actor(entry.ActorId, entry.ActorName),
                    entry.At,
                    entry.OperationId.ToString("D"),
                    () => AuditFacts.Find<AuditFact>(entry.Payload)
                ),
            cancellationToken
        )
            ?
            [
                .. from release in replay.Releases.Reverse()
                where release.IsSelfApproved || release.ApprovalProblem is not null
                select new SelfApprovedVersion(
                    release.Matrix,
                    release.Number,
                    release.At,
                    release.Releaser.Name,
                    release.Contributors.GetValueOrDefault(release.Releaser.Id)?.Edits,
                    release.Approver is not null,
                    release.ApprovalProblem
                ),
            ]
            : null;
    }

    private static UserOnDay ToUserOnDay(UserRecord record) =>
        new(
            record.Name,
            record.Email,
            string.Join(", ", RoleNames.In(record.Roles).Select(RoleNames.Of)),
            record.EndsAt is { } end ? UserRecord.LastDayBefore(end) : null,
            record.IsDisabled
        );

    /// <summary>Passes entries of the content stream to a callback, one by one and in order.</summary>
    /// <returns>Whether the actor can see the log. A refusal is recorded.</returns>
    private async Task<bool> ForEachAsync(
        Actor actor,
        string[] actions,
        Func<StoredAuditEntry, bool> counts,
        Action<StoredAuditEntry> look,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await Rights.AllowsAsync(context, clock.GetUtcNow(), actor, Policies.AuditRoles, cancellationToken))
        {
            await rights.RecordRefusalAsync(actor, "audit", Policies.AuditRoles, cancellationToken);
            return false;
        }

        var entries = context
            .AuditEntries.AsNoTracking()
            .Where(entry => entry.Stream == AuditStream.Content && actions.Contains(entry.Action))
            .OrderBy(entry => entry.Sequence)
            .AsAsyncEnumerable();
        await foreach (var entry in entries.WithCancellation(cancellationToken))
        {
            if (counts(entry))
            {
                look(entry);
            }
        }

        return true;
    }
}
