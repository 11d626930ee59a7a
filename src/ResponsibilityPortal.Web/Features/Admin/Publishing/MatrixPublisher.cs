using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Texts;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>Publishes drafts, and content that the portal imports when it starts.</summary>
public sealed class MatrixPublisher(Writer writer, DraftSnapshots drafts, DraftReviewReader reviews, IOptions<PortalOptions> options)
{
    /// <summary>
    /// Publishes content as the next version of its matrix; version 1 creates the matrix. Only the portal itself calls this.
    /// </summary>
    /// <remarks>
    /// No user has reviewed such content. Where a second approver is required, it is published only while the portal has no users: at the
    /// first start.
    /// </remarks>
    /// <exception cref="ArgumentException">The content breaks the rules of the format. Callers check them before.</exception>
    public Task<PublishOutcome> PublishAsync(PublishMatrix command, Change change, CancellationToken cancellationToken) =>
        writer.RunAsync(
            WriteCommand.OfPortal(change),
            (write, earlier) =>
                VersionMaker.FindEarlierAsync(write, earlier, command.Content.Slug, command.BasedOn, command.Message, cancellationToken),
            write => PublishAsync(write, command, cancellationToken),
            cancellationToken
        );

    /// <summary>Publishes the draft of a matrix as its next version. The draft is then based on that version and has no edits.</summary>
    public Task<PublishOutcome> PublishDraftAsync(PublishDraft command, Change change, CancellationToken cancellationToken) =>
        writer.RunAsync(
            new WriteCommand(Roles.Approver, $"matrices/{command.Matrix}/publish", change),
            (write, earlier) =>
                VersionMaker.FindEarlierAsync(write, earlier, command.Matrix, command.BasedOn, command.Message, cancellationToken),
            write => PublishDraftAsync(write, command, cancellationToken),
            cancellationToken
        );

    private async Task<PublishOutcome> PublishAsync(WriteScope write, PublishMatrix command, CancellationToken cancellationToken)
    {
        var slug = command.Content.Slug;
        var matrix = await write.Context.Matrices.SingleOrDefaultAsync(candidate => candidate.Slug == slug, cancellationToken);

        // Editors are creating a matrix with this slug. Imported content must not replace their draft.
        if (matrix is { LatestVersion: 0 })
        {
            return new PublishOutcome.Stale(0);
        }

        var release = new PendingPublication
        {
            RequiresSecondApprover = options.Value.FourEyes,
            IsFirstStart = !await write.Context.Users.AnyAsync(cancellationToken),
            Contributors = [write.Change.Actor.Id],
            Publisher = write.Change.Actor.Id,
        };
        return release.Decide() == PublishDecision.Refused
            ? new PublishOutcome.OwnEdits()
            : await VersionMaker.PublishAsync(write, matrix, command, cancellationToken);
    }

    private async Task<PublishOutcome> PublishDraftAsync(WriteScope write, PublishDraft command, CancellationToken cancellationToken)
    {
        if (Publication.ProblemOf(command.Message, command.InForceFrom, write.Now) is { } problem)
        {
            return new PublishOutcome.Invalid(problem);
        }

        var (context, change) = (write.Context, write.Change);
        if (
            await context.Matrices.SingleOrDefaultAsync(candidate => candidate.Slug == command.Matrix, cancellationToken) is not { } matrix
            || await drafts.ReadAsync(context, matrix, cancellationToken) is not { } draft
        )
        {
            return new PublishOutcome.NotDone(Refusal.NotFound);
        }

        if (command.Seen is { } seen && seen != draft.ContentHash)
        {
            return new PublishOutcome.Changed(draft.ContentHash);
        }

        var review = await reviews.ReadAsync(context, matrix, draft, cancellationToken);
        if (review.UnconfirmedApprover is { } unconfirmed)
        {
            return new PublishOutcome.Invalid(
                $"The store says that {unconfirmed.Name} approved this draft, but the log doesn't. The database may have been altered: "
                    + "tell the operator of this portal. Then request another review."
            );
        }

        var maker = await DraftReviewReader.MakerOfAsync(context, change.Actor, cancellationToken);
        var decision = new PendingPublication
        {
            RequiresSecondApprover = review.NeedsFourEyes,
            Contributors = review.Contributors,
            Publisher = maker ?? change.Actor.Id,
            IsReviewedByPublisher = maker is null && command.Seen is not null,
            Approver = review.ApprovedBy?.Id,
        }.Decide();
        if (decision == PublishDecision.Refused)
        {
            return new PublishOutcome.OwnEdits();
        }

        // Report problems of the version as a whole first. Ask for reasons only if there are no other problems.
        var publish = new PublishMatrix(draft.Content, command.BasedOn, command.Message.Trim(), command.InForceFrom);
        if (await ExplainAsync(write, review, command, cancellationToken) is { } unexplained)
        {
            return await VersionMaker.JudgeAsync(write, matrix, publish, cancellationToken) is var judged and not PublishOutcome.Published
                ? judged
                : unexplained;
        }

        if (decision == PublishDecision.ApprovedByPublisher)
        {
            await write.RecordAsync(
                new ReviewDecided(command.Matrix, draft.ContentHash, IsApproved: true, Remark: null),
                cancellationToken
            );
        }

        return await VersionMaker.PublishAsync(
            write,
            matrix,
            publish,
            cancellationToken,
            decision switch
            {
                PublishDecision.Approved => review.ApprovedBy,
                PublishDecision.ApprovedByPublisher => change.Actor,
                _ => null,
            }
        );
    }

    /// <summary>Sets the reason from the command for every move of accountability that has no reason.</summary>
    private static async Task<PublishOutcome?> ExplainAsync(
        WriteScope write,
        DraftReview review,
        PublishDraft command,
        CancellationToken cancellationToken
    )
    {
        var unexplained = review.Unexplained;
        if (unexplained.Count == 0)
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(command.MoveReason))
        {
            return new PublishOutcome.Unexplained(unexplained);
        }

        var reason = TextRule.WithLineFeeds(command.MoveReason).Trim();
        if (Change.ProblemOfReason(reason) is { } unfit)
        {
            return new PublishOutcome.Invalid(unfit);
        }

        foreach (var key in unexplained)
        {
            await write.RecordAsync(new AssignmentExplained(command.Matrix, key, reason), cancellationToken);
        }

        return null;
    }
}
