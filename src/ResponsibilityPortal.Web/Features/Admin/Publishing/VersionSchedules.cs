using System.Globalization;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Web.Following;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>
/// Reschedules or withdraws announced versions before they are in force. After that, the latest version can be announced again.
/// </summary>
/// <remarks>Only the log records this: versions, their numbers and their contents never change.</remarks>
public sealed class VersionSchedules(Writer writer, PublishedMatrices published, LogFollower follower)
{
    public Task<ReviewOutcome> RescheduleAsync(RescheduleVersion command, Change change, CancellationToken cancellationToken) =>
        writer.RunAsync<ReviewOutcome>(
            new WriteCommand(Roles.Approver, $"matrices/{command.Matrix}/publish", change),
            earlier =>
                earlier.Is(
                    VersionPublished.TargetOf(command.Matrix, command.Version.ToString(CultureInfo.InvariantCulture)),
                    command.InForceFrom is null ? VersionWithdrawn.ActionName : VersionRescheduled.ActionName
                )
                    ? new ReviewOutcome.Done()
                    : null,
            write => RescheduleAsync(write, command, cancellationToken),
            cancellationToken
        );

    private async Task<ReviewOutcome> RescheduleAsync(WriteScope write, RescheduleVersion command, CancellationToken cancellationToken)
    {
        var now = write.Now;

        // The transaction holds the lock on the log, so that no schedule changes after this read.
        await follower.FollowVersionsAsync(cancellationToken);
        if (published.Find(command.Matrix) is not { } versions || versions.Find(command.Version) is not { } version)
        {
            return new ReviewOutcome.NotDone(Refusal.NotFound);
        }

        var date = versions.InForceFrom(version);
        var isWithdrawn = versions.WithdrawnAt(version) is not null;
        if (
            isWithdrawn
                ? command.InForceFrom is null || version != versions.Latest
                : date <= now || versions.OvertakerOf(version) is not null
        )
        {
            return new ReviewOutcome.Invalid(
                $"Version {version.Number} is no longer announced, so it can't be moved or withdrawn. Reload the page."
            );
        }

        if (date != command.Seen)
        {
            return new ReviewOutcome.Invalid($"Version {version.Number} was moved in the meantime. Reload the page to see its date.");
        }

        if (command.InForceFrom is not { } wanted)
        {
            await write.RecordAsync(new VersionWithdrawn(version, date), cancellationToken);
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

        if (
            versions.All.FirstOrDefault(later =>
                later.Number > version.Number && versions.WithdrawnAt(later) is null && versions.InForceFrom(later) <= wanted
            ) is
            { } next
        )
        {
            return new ReviewOutcome.Invalid(
                $"Version {next.Number} takes effect before that date and would replace it. Choose an earlier date, or move version "
                    + $"{next.Number} first."
            );
        }

        await write.RecordAsync(new VersionRescheduled(version, date, wanted), cancellationToken);
        return new ReviewOutcome.Done();
    }
}
