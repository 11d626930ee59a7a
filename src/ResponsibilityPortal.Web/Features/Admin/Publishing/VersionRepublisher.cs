using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Following;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>Publishes the content of an earlier version as the next version. The draft must have no edits, so that none are lost.</summary>
/// <remarks>
/// If a second approver is required, this is refused. Use <see cref="DraftRestorer"/> instead: it puts the content into the draft, and
/// another user approves it.
/// </remarks>
public sealed class VersionRepublisher(
    Writer writer,
    PublishedMatrices published,
    LogFollower follower,
    DraftSnapshots drafts,
    IOptions<PortalOptions> options
)
{
    public Task<PublishOutcome> PublishAgainAsync(PublishAgain command, Change change, CancellationToken cancellationToken) =>
        writer.RunAsync(
            new WriteCommand(Roles.Approver, $"matrices/{command.Matrix}/publish", change),
            (write, earlier) =>
                VersionMaker.FindEarlierAsync(write, earlier, command.Matrix, command.BasedOn, command.Message, cancellationToken),
            write => PublishAgainAsync(write, command, cancellationToken),
            cancellationToken
        );

    private async Task<PublishOutcome> PublishAgainAsync(WriteScope write, PublishAgain command, CancellationToken cancellationToken)
    {
        if (Publication.ProblemOf(command.Message, command.InForceFrom, write.Now) is { } problem)
        {
            return new PublishOutcome.Invalid(problem);
        }

        // The transaction holds the lock on the log, so that no version is published after this read.
        await follower.FollowVersionsAsync(cancellationToken);
        if (
            await write.Context.Matrices.SingleOrDefaultAsync(candidate => candidate.Slug == command.Matrix, cancellationToken)
                is not { } matrix
            || published.Find(command.Matrix)?.Find(command.Version) is not { } earlier
            || await published.LoadAsync(earlier) is not VersionContent.Intact(var content)
            || await drafts.ReadAsync(write.Context, matrix, cancellationToken) is not { } draft
        )
        {
            return new PublishOutcome.NotDone(Refusal.NotFound);
        }

        if (draft.HasChanges)
        {
            return new PublishOutcome.Invalid("The draft has unpublished changes. Publish or discard them first, so that none is lost.");
        }

        var starter = await DraftReviewReader.MakerOfAsync(write.Context, write.Change.Actor, cancellationToken) ?? write.Change.Actor.Id;
        var release = new PendingPublication
        {
            RequiresSecondApprover = options.Value.FourEyes,
            Contributors = [starter],
            Publisher = starter,
        };
        if (release.Decide() == PublishDecision.Refused)
        {
            return new PublishOutcome.OwnEdits();
        }

        await write.RecordAsync(new DraftRestored(command.Matrix, earlier.Number, earlier.ContentHash), cancellationToken);
        return await VersionMaker.PublishAsync(
            write,
            matrix,
            new PublishMatrix(content.Matrix, command.BasedOn, command.Message.Trim(), command.InForceFrom),
            cancellationToken
        );
    }
}
