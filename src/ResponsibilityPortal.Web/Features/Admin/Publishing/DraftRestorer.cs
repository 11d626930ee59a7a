using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Following;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>
/// Puts the content of a published version into the draft, to publish it again after a review or to correct the version in force.
/// </summary>
/// <remarks>
/// The draft must have no edits, so that none are lost. The user who restores the content counts as an editor of the draft.
/// </remarks>
public sealed class DraftRestorer(Writer writer, PublishedMatrices published, LogFollower follower, DraftSnapshots drafts)
{
    /// <summary>Puts the content of an earlier version into the draft and requests a review of it.</summary>
    /// <param name="message">The comment of the review, which is also the reason for cells whose accountable party changes.</param>
    public Task<ReviewOutcome> RestoreAsync(
        string matrix,
        int version,
        string message,
        Change change,
        CancellationToken cancellationToken
    ) =>
        RunAsync(
            matrix,
            version,
            change with
            {
                Reason = message.Trim(),
            },
            async (write, restored) =>
            {
                if (Publication.ProblemOf(message, null, write.Now) is { } problem)
                {
                    return new ReviewOutcome.Invalid(problem);
                }

                var (stored, draft, content, earlier) = restored;
                (content, var source) = await WithCorrectionsAsync(content, earlier, write.Now);
                if (content == draft.Content)
                {
                    return new ReviewOutcome.Unchanged();
                }

                var context = write.Context;
                await new RestructuredDraft(write, stored, draft).ReplaceAsync(
                    content,
                    new StructureChange.Replaced(source),
                    EditDirection.Done,
                    cancellationToken
                );
                await write.RecordAsync(new DraftRestored(matrix, version, earlier.ContentHash), cancellationToken);
                var hash = Sha256Hash.Of(MatrixWriter.Write(content));
                if (await context.Reviews.FindAsync([stored.Id], cancellationToken) is not { } review)
                {
                    context.Reviews.Add(review = StoredReview.Create(stored));
                }

                review.Ask(hash, message.Trim(), change.Actor, write.Now);
                await write.RecordAsync(new ReviewRequested(matrix, hash, message.Trim()), cancellationToken);
                return new ReviewOutcome.Done();
            },
            cancellationToken
        );

    /// <summary>
    /// Puts the content of the version in force into the draft, so that it can be corrected without the announced content.
    /// </summary>
    public Task<ReviewOutcome> StartCorrectionAsync(string matrix, int version, Change change, CancellationToken cancellationToken) =>
        RunAsync(
            matrix,
            version,
            change,
            async (write, restored) =>
            {
                if (published.Find(matrix)?.InForceAt(write.Now)?.Number != version)
                {
                    return new ReviewOutcome.Invalid($"Version {version} is not in force. Reload the page.");
                }

                await new RestructuredDraft(write, restored.Matrix, restored.Draft).ReplaceAsync(
                    restored.Content,
                    new StructureChange.Replaced(new ContentSource.VersionInForce(version)),
                    EditDirection.Done,
                    cancellationToken
                );
                return new ReviewOutcome.Done();
            },
            cancellationToken
        );

    /// <summary>
    /// Returns the content of a version. If the version was announced and never in force, the content includes what changed for readers
    /// since the announcement. No correction is lost this way. If both changed the same element, the announced content is kept.
    /// </summary>
    private async Task<(Matrix Content, ContentSource Source)> WithCorrectionsAsync(
        Matrix content,
        MatrixVersion version,
        DateTimeOffset now
    )
    {
        if (
            published.Find(version.Matrix) is { } versions
            && versions.InForceAt(now) is { } inForce
            && versions.StateOf(version, inForce) is VersionState.Overtaken or VersionState.Withdrawn
            && versions.BaseOf(version) is { } before
            && before.Number < inForce.Number
            && await published.LoadAsync(before) is VersionContent.Intact(var had)
            && await published.LoadAsync(inForce) is VersionContent.Intact(var has)
        )
        {
            return DraftPatch.Between(had.Matrix, has.Matrix).Apply(content) is PatchOutcome.Applied(var merged)
                ? (merged, new ContentSource.OvertakenVersion(version.Number, before.Number, inForce.Number, IsMerged: true))
                : (content, new ContentSource.OvertakenVersion(version.Number, before.Number, inForce.Number, IsMerged: false));
        }

        return (content, new ContentSource.Version(version.Number));
    }

    private Task<ReviewOutcome> RunAsync(
        string slug,
        int version,
        Change change,
        Func<WriteScope, RestoredDraft, Task<ReviewOutcome>> act,
        CancellationToken cancellationToken
    ) =>
        writer.RunAsync<ReviewOutcome>(
            new WriteCommand(Policies.DraftRoles, $"matrices/{slug}/draft", change),
            earlier => earlier.Is($"matrices/{slug}", StructureEdited.ActionName) ? new ReviewOutcome.Done() : null,
            async write =>
            {
                // The transaction holds the lock on the log, so that no version is published or rescheduled after this read.
                await follower.FollowVersionsAsync(cancellationToken);
                if (
                    await write.Context.Matrices.SingleOrDefaultAsync(candidate => candidate.Slug == slug, cancellationToken)
                        is not { } stored
                    || await drafts.ReadAsync(write.Context, stored, cancellationToken) is not { } draft
                    || published.Find(slug)?.Find(version) is not { } wanted
                    || await published.LoadAsync(wanted) is not VersionContent.Intact(var content)
                )
                {
                    return new ReviewOutcome.NotDone(Refusal.NotFound);
                }

                if (draft.HasChanges)
                {
                    return new ReviewOutcome.Invalid(
                        "The draft has unpublished changes. Publish or discard them first, so that none are lost."
                    );
                }

                if (content.Matrix == draft.Content)
                {
                    return new ReviewOutcome.Unchanged();
                }

                return await act(write, new RestoredDraft(stored, draft, content.Matrix, wanted));
            },
            cancellationToken
        );

    /// <summary>A draft without edits, and the version whose content it receives.</summary>
    private sealed record RestoredDraft(StoredMatrix Matrix, DraftSnapshot Draft, Matrix Content, MatrixVersion Version);
}
