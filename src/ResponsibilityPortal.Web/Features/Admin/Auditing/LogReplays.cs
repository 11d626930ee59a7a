using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Audit.Replay;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Auditing;

/// <summary>What follows from the log as a whole: users as they were, and versions that one user released alone.</summary>
public sealed class LogReplays(IDbContextFactory<PortalDbContext> contexts, Rights rights, TimeProvider clock)
{
    /// <summary>Everybody who had an account at the end of a day, UTC, by name; null when the actor may not see the log.</summary>
    /// <remarks>An entry that cannot be read changes nothing here: the log page shows that it cannot be read, and the integrity check names it.</remarks>
    public async Task<IReadOnlyList<PersonOnDay>?> PeopleAsync(Actor actor, DateOnly day, CancellationToken cancellationToken)
    {
        var end = new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var accounts = new AccountsReplay();
        return await ForEachAsync(actor, [.. AccountsReplay.Actions], entry => entry.At < end, entry =>
        {
            if (AuditFacts.Find<AuditFact>(entry.Payload) is { } fact)
            {
                accounts.Take(fact);
            }
        }, cancellationToken)
            ? [.. accounts.People.OrderBy(person => person.Name, StringComparer.OrdinalIgnoreCase).Select(ToPersonOnDay)]
            : null;
    }

    /// <summary>
    /// Returns the versions that a user released whose content was their own, and those whose approval the log does not confirm, the latest
    /// first; null when the actor may not see the log.
    /// </summary>
    /// <remarks>
    /// What a token does counts as done by the user who created it. Content that is published again still belongs to its editors, and to the
    /// user who publishes it again. Whether a second approver was required at the time makes no difference.
    /// </remarks>
    public async Task<IReadOnlyList<SelfApprovedVersion>?> SelfApprovedVersionsAsync(Actor actor, CancellationToken cancellationToken)
    {
        var replay = new ReleaseReplay();
        return await ForEachAsync(
            actor,
            [.. ReleaseReplay.Actions],
            _ => true,
            entry => replay.Take(
                entry.Action, entry.Target, new Actor(entry.ActorId, entry.ActorName), entry.At, entry.OperationId.ToString("D"), () => AuditFacts.Find<AuditFact>(entry.Payload)),
            cancellationToken)
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
                       release.ApprovalProblem)
            ]
            : null;
    }

    private static PersonOnDay ToPersonOnDay(PersonRecord record) => new(
        record.Name,
        record.Email,
        string.Join(", ", RoleNames.In(record.Roles).Select(RoleNames.Of)),
        record.EndsAt is { } end ? PersonRecord.LastDayBefore(end) : null,
        record.IsDisabled);

    /// <summary>Looks at entries of the log's content in their order, one by one.</summary>
    /// <returns>Whether the actor may see the log; a refusal is recorded.</returns>
    private async Task<bool> ForEachAsync(Actor actor, string[] actions, Func<StoredAuditEntry, bool> counts, Action<StoredAuditEntry> look, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await Rights.AllowsAsync(context, clock.GetUtcNow(), actor, Policies.AuditRoles, cancellationToken))
        {
            await rights.RecordRefusalAsync(actor, "audit", Policies.AuditRoles, cancellationToken);
            return false;
        }

        var entries = context.AuditEntries.AsNoTracking()
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
