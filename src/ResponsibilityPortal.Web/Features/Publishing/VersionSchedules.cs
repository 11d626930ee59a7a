using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Publishing;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Publishing;

/// <summary>Moves announced versions to another date or withdraws them, as long as they are not in force. The latest version can be announced again after that.</summary>
/// <remarks>Only the log keeps that: versions, their numbers and their contents never change.</remarks>
public sealed class VersionSchedules(IDbContextFactory<PortalDbContext> contexts, PublishedMatrices published, Rights rights, TimeProvider clock)
{
    public async Task<ReviewOutcome> RescheduleAsync(RescheduleVersion command, Change change, CancellationToken cancellationToken)
    {
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        await using (var transaction = await context.Database.BeginTransactionAsync(cancellationToken))
        {
            var now = UtcInstant.ToMilliseconds(clock.GetUtcNow());
            if (await Rights.AllowsAsync(context, now, change.Actor, Roles.Approver, cancellationToken))
            {
                var outcome = await DecideAsync(context, command, change, now, cancellationToken);
                if (outcome is ReviewOutcome.Done)
                {
                    await context.SaveChangesAsync(cancellationToken);
                    await transaction.CommitAsync(cancellationToken);
                    await published.ReloadAsync(CancellationToken.None);
                }

                return outcome;
            }
        }

        await rights.RecordRefusalAsync(change.Actor, $"matrices/{command.Matrix}/publish", Roles.Approver, cancellationToken);
        return new ReviewOutcome.Refused();
    }

    private async Task<ReviewOutcome> DecideAsync(PortalDbContext context, RescheduleVersion command, Change change, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await context.AuditEntries.AsNoTracking().FirstOrDefaultAsync(entry => entry.OperationId == change.OperationId, cancellationToken) is { } earlier)
        {
            return earlier.Action is VersionWithdrawn.ActionName or VersionRescheduled.ActionName ? new ReviewOutcome.Done() : new ReviewOutcome.OperationUsed();
        }

        // The transaction holds the log, so that what is read now is the last word.
        await published.ReloadAsync(cancellationToken);
        if (published.Find(command.Matrix) is not { } versions || versions.Find(command.Version) is not { } version)
        {
            return new ReviewOutcome.Missing();
        }

        var date = versions.InForceFrom(version);
        var isWithdrawn = versions.WithdrawnAt(version) is not null;
        if (isWithdrawn ? command.InForceFrom is null || version != versions.Latest : date <= now || versions.OvertakerOf(version) is not null)
        {
            return new ReviewOutcome.Invalid($"Version {version.Number} is not announced any more, so it can't be moved or withdrawn. Reload the page.");
        }

        if (date != command.Seen)
        {
            return new ReviewOutcome.Invalid($"Version {version.Number} was moved in the meantime. Reload the page to see its date.");
        }

        if (command.InForceFrom is not { } wanted)
        {
            await context.RecordAsync(AuditStream.Content, new VersionWithdrawn(version, date), change, now, cancellationToken);
            return new ReviewOutcome.Done();
        }

        wanted = UtcInstant.ToMilliseconds(wanted);
        if (wanted == date && !isWithdrawn)
        {
            return new ReviewOutcome.Unchanged();
        }

        if (wanted <= now || wanted > now + Publication.LongestAnnouncement)
        {
            return new ReviewOutcome.Invalid("Choose a date in the future, at most two years ahead.");
        }

        if (versions.All.FirstOrDefault(later => later.Number > version.Number && versions.WithdrawnAt(later) is null && versions.InForceFrom(later) <= wanted) is { } next)
        {
            return new ReviewOutcome.Invalid($"Version {next.Number} takes effect before that date and would take its place. Choose an earlier date, or move version {next.Number} first.");
        }

        await context.RecordAsync(AuditStream.Content, new VersionRescheduled(version, date, wanted), change, now, cancellationToken);
        return new ReviewOutcome.Done();
    }
}
